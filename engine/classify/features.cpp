// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/classify/features.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "engine/base/ascii.hpp"
#include "engine/classify/cues.hpp"
#include "engine/classify/words.hpp"

namespace weir::classify {

namespace {

using Prefixes = std::span<const std::string_view>;

constexpr std::array<std::string_view, 7> kDiff{
    "diff --git ", "@@ ", "+++ ", "--- a/", "index ", "*** Begin Patch", "*** Update File"};

constexpr std::array<std::string_view, 13> kTrace{
    "Traceback (most recent call last)",
    "Exception in thread",
    "Caused by:",
    "at ",
    "File \"",
    "panic:",
    "goroutine ",
    "thread '",
    "Segmentation fault",
    "npm ERR!",
    "error[E",
    "FAILED ",
    "Unhandled ",
};

constexpr std::array<std::string_view, 19> kCode{
    "def ", "import ", "from ",   "#include", "function ", "class ",  "const ",
    "let ", "var ",    "public ", "private ", "return ",   "SELECT ", "CREATE TABLE",
    "#!/",  "fn ",     "func ",   "if (",     "for (",
};

bool startsWithAny(std::string_view line, Prefixes prefixes) {
    return std::ranges::any_of(prefixes, [&](auto each) { return line.starts_with(each); });
}

bool endsLikeCode(std::string_view line) {
    return line.ends_with(';') || line.ends_with('{') || line.ends_with("};") || line == "}" ||
           line.ends_with("):") || line.ends_with("=>");
}

// "import " also begins sentences; a line of code has signs that a sentence has not.
bool looksLikeCode(std::string_view line) {
    return endsLikeCode(line) ||
           (startsWithAny(line, kCode) && line.find_first_of("(){};=*<\"/") != line.npos &&
            !line.ends_with('.'));
}

// A frame is a line of "at" or "File" with a place in it; what a compiler says has one, too.
bool looksLikeTrace(std::string_view line) {
    if (line.starts_with("at ")) {
        return line.ends_with(')') || line.find(".js:") != line.npos ||
               line.ends_with("<anonymous>");
    }
    return startsWithAny(line, kTrace) || line.find("Error: ") < 60 ||
           line.find("Exception: ") < 60 || line.find(": error: ") != line.npos ||
           line.find(": error ") != line.npos;
}

bool isListItem(std::string_view line) {
    if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("• ")) {
        return true;
    }
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    return digits > 0 && digits < 3 && digits + 1 < line.size() &&
           (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// "\frac", "$", "^" and the signs of formulas beyond ASCII.
std::size_t mathSignsIn(std::string_view line) {
    std::size_t signs = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const auto byte = static_cast<std::uint8_t>(line[i]);
        const auto next = static_cast<std::uint8_t>(line[i + 1]);
        const bool command =
            line[i] == '\\' && (isLetter(line[i + 1]) || next == '(' || next == '[');
        // U+2200 to U+22FF
        const bool sign = byte == 0xe2 && next >= 0x88 && next <= 0x8b;
        signs += command || sign || line[i] == '$' || line[i] == '^' ? 1 : 0;
    }
    return signs;
}

class Counter {
public:
    Features count(std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            countLine(trimmed(text.substr(0, end)));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        m_found.language = language();
        m_found.questions = m_questions > 0 ? m_questions - 1 : 0;
        return m_found;
    }

private:
    void countLine(std::string_view line) {
        if (line.empty()) {
            return;
        }
        ++m_found.lines;
        if (line.starts_with("```")) {
            m_found.fences += m_fenced ? 0 : 1;
            m_fenced = !m_fenced;
            return;
        }
        if (startsWithAny(line, kDiff)) {
            ++m_found.diffLines;
        } else if (looksLikeTrace(line)) {
            ++m_found.traceLines;
        } else if (m_fenced || looksLikeCode(line)) {
            ++m_found.codeLines;
        } else {
            m_found.mathSigns += mathSignsIn(line);
            m_found.items += isListItem(line) ? 1 : 0;
            m_questions += static_cast<std::size_t>(std::ranges::count(line, '?'));
            countProse(line);
            return;
        }
        m_found.words += 1 + static_cast<std::size_t>(std::ranges::count(line, ' '));
    }

    void countProse(std::string_view line) {
        const std::string small = inSmallLetters(line);
        Words words(small);
        Word word;
        m_inLine = 0;
        while (words.next(word)) {
            ++m_inLine;
            const auto at = static_cast<std::size_t>(word.text.data() - small.data());
            countWord(word, line.substr(at), small);
        }
    }

    // `rest`: from the word on, as it was written.
    void countWord(const Word& word, std::string_view rest, std::string_view small) {
        const bool first = m_found.words == 0;
        ++m_found.words;
        m_strange += word.script == Word::Script::Latin ? 0 : 1;
        const char begin = word.text.front();
        m_found.numbers += begin >= '0' && begin <= '9' ? 1 : 0;
        const std::string_view written = rest.substr(0, word.text.size());
        m_found.names += isName(written, rest.substr(word.text.size())) ? 1 : 0;
        std::uint16_t cues = cuesOf(word.text);
        if (rest.substr(word.text.size()).starts_with("++")) {
            cues = cuesOf(small.substr(static_cast<std::size_t>(word.text.data() - small.data()),
                                       word.text.size() + 2));
        }
        const auto add = [cues](Cue cue, std::size_t& count) {
            count += (cues & bit(cue)) ? 1 : 0;
        };
        add(Cue::English, m_english);
        add(Cue::German, m_german);
        add(Cue::Technology, m_found.technology);
        add(Cue::Fault, m_found.faults);
        add(Cue::Math, m_found.mathWords);
        add(Cue::Demand, m_found.demands);
        add(Cue::Deep, m_found.deep);
        add(Cue::Easy, m_found.easy);
        // "Could you please help me write"
        constexpr std::size_t kPoliteWords = 6;
        if (m_inLine <= kPoliteWords) {
            add(Cue::Making, m_found.making);
        }
        if (first && (cues & (bit(Cue::Asking) | bit(Cue::AskingGerman))) != 0) {
            m_found.asking = 1;
        }
    }

    // likeThis, like_this, like() — as programs name things.
    static bool isName(std::string_view word, std::string_view after) {
        if (after.starts_with("()") || (word.size() > 2 && word.find('_', 1) < word.size() - 1)) {
            return true;
        }
        for (std::size_t i = 1; i < word.size(); ++i) {
            const bool hump =
                word[i] >= 'A' && word[i] <= 'Z' && word[i - 1] >= 'a' && word[i - 1] <= 'z';
            if (hump) {
                return true;
            }
        }
        return false;
    }

    // A text of code alone, or a word or two, is taken for English: nothing speaks against it.
    Language language() const {
        constexpr std::size_t kFewWords = 3;
        if (m_strange * 3 > m_found.words) {
            return Language::Other;
        }
        if (m_german > m_english) {
            return Language::German;
        }
        return m_english > 0 || m_found.words <= kFewWords || m_found.isCode() ? Language::English
                                                                               : Language::Other;
    }

    Features m_found;
    bool m_fenced = false;
    std::size_t m_questions = 0;
    std::size_t m_inLine = 0;   // words of the line so far
    std::size_t m_strange = 0;  // words that are not Latin
    std::size_t m_english = 0;
    std::size_t m_german = 0;
};

}  // namespace

Features featuresOf(std::string_view text) {
    return Counter().count(text);
}

}  // namespace weir::classify
