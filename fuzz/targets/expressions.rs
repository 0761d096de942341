#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| warraq_fuzz::expressions(text));
