//! Arabic text as such: letters, folding, tokens, sentences, clitics, numbers, the calendar.
