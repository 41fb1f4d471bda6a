// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// CSV, written and read. Source: RFC 4180.
namespace weir {

// A text as a cell, in quotes where it needs them.
std::string csvQuoted(std::string_view text);

// The same of a text that a spreadsheet would take for a formula and run: it gets an apostrophe in
// front, because names and models come from whoever calls. Source: OWASP, CSV injection.
std::string csvText(std::string_view text);
bool looksLikeFormula(std::string_view text);

// What a spreadsheet put between the cells: ';' in countries that write 1,5, else ','.
char csvSeparator(std::string_view text);

// One record after the other, quoted cells with line ends and all.
class CsvLines {
public:
    // What is wrong with the quotes of a record. Its cells are read all the same: without the
    // quotes, and an open one to the end of the text.
    enum class Quotes : std::uint8_t {
        Good,
        Astray,  // one stands amid the text of a cell, or text behind a closed one
        Open,    // one is never closed
    };

    CsvLines(std::string_view text, char separator) : m_text(text), m_separator(separator) {}

    // The cells of the next record; false: there is none.
    bool next(std::vector<std::string>& cells);
    // Of the record that was read last: where it begins, from 1.
    std::size_t line() const { return m_line; }
    Quotes quotes() const { return m_quotes; }

private:
    bool isEnd(char c) const { return c == m_separator || c == '\n' || c == '\r'; }
    void takeLineEnd(char first);
    std::string cell();

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
    std::size_t m_line = 0;
    std::size_t m_ended = 0;  // lines before m_at
    Quotes m_quotes = Quotes::Good;
};

}  // namespace weir
