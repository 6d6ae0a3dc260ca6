"""Tables shared by the stages of the indexer: numbering marks, words of the genre, places."""
