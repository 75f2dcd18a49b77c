"""How things look: colours, fonts, icons, badges, cards, tables, words."""
