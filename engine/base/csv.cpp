// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/csv.hpp"

#include "engine/base/ascii.hpp"

namespace weir {

bool looksLikeFormula(std::string_view text) {
    constexpr std::string_view kBeginnings = "=+-@\t\r";
    return !text.empty() && kBeginnings.find(text.front()) != std::string_view::npos;
}

std::string csvQuoted(std::string_view text) {
    if (text.find_first_of("\",;\r\n") == std::string_view::npos) {
        return std::string(text);
    }
    std::string cell(1, '"');
    for (const char each : text) {
        cell.append(each == '"' ? 2 : 1, each);
    }
    return cell + '"';
}

std::string csvText(std::string_view text) {
    return csvQuoted(std::string(looksLikeFormula(text) ? "'" : "").append(text));
}

char csvSeparator(std::string_view text) {
    const std::string_view header = text.substr(0, text.find_first_of("\r\n"));
    return header.find(',') == std::string_view::npos && header.find(';') != std::string_view::npos
               ? ';'
               : ',';
}

bool CsvLines::next(std::vector<std::string>& cells) {
    cells.clear();
    m_quotes = Quotes::Good;
    if (m_at >= m_text.size()) {
        return false;
    }
    m_line = m_ended + 1;
    for (;;) {
        cells.push_back(cell());
        if (m_at >= m_text.size()) {
            return true;
        }
        const char end = m_text[m_at++];
        if (end != m_separator) {
            takeLineEnd(end);
            return true;
        }
    }
}

// "\n", "\r" and "\r\n" each end one line.
void CsvLines::takeLineEnd(char first) {
    ++m_ended;
    if (first == '\r' && m_at < m_text.size() && m_text[m_at] == '\n') {
        ++m_at;
    }
}

std::string CsvLines::cell() {
    std::string text;
    bool quoted = false;
    bool closed = false;
    while (m_at < m_text.size() && (quoted || !isEnd(m_text[m_at]))) {
        const char c = m_text[m_at++];
        if (c == '"' && quoted && m_at < m_text.size() && m_text[m_at] == '"') {
            text += m_text[m_at++];
        } else if (c == '"') {
            if (!quoted && (closed || !trimmed(text).empty())) {
                m_quotes = Quotes::Astray;
            }
            closed = quoted;
            quoted = !quoted;
        } else {
            const std::size_t begin = m_at - 1;
            text += c;
            if (c == '\n' || c == '\r') {
                takeLineEnd(c);
                text.append(m_text.substr(begin + 1, m_at - begin - 1));
            } else if (closed && !quoted && c != ' ' && c != '\t') {
                m_quotes = Quotes::Astray;
            }
        }
    }
    if (quoted) {
        m_quotes = Quotes::Open;
    }
    return text;
}

}  // namespace weir
