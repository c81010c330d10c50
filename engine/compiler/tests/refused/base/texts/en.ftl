### No words are needed here.
