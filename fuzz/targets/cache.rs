#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| warraq_fuzz::cache(bytes));
