// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace weir::app {

// "--listen HOST:PORT", or a switch when `value` is empty.
struct Option {
    std::string_view name;   // "--listen"
    std::string_view value;  // "HOST:PORT"
    std::string_view about;
    bool repeats = false;
};

struct Operand {
    std::string_view name;  // "FILE"
    std::string_view about;
};

// What a command takes: the one description of it, for the parser and for --help.
struct Form {
    std::string_view command;  // "keys create"
    std::string_view about;    // one sentence
    std::vector<Operand> operands;
    std::vector<Option> options;
    std::string_view more;  // paragraphs and examples; may be empty
};

class Arguments {
public:
    // Errors: Invalid, with a suggestion for an option that is nearly right.
    static Result<Arguments> parse(const Form& form, std::span<const char* const> words);

    bool asksForHelp() const { return m_help; }
    bool has(std::string_view option) const { return m_values.contains(option); }
    // The last one counts.
    std::optional<std::string> value(std::string_view option) const;
    std::vector<std::string> values(std::string_view option) const;
    const std::string& operand(std::size_t place) const { return m_operands.at(place); }

private:
    std::map<std::string, std::vector<std::string>, std::less<>> m_values;
    std::vector<std::string> m_operands;
    bool m_help = false;
};

std::string helpText(const Form& form);

// A whole number from `least` to `most`. Errors: Invalid, naming the option.
Result<std::int64_t> readNumber(std::string_view option, std::string_view text, std::int64_t least,
                                std::int64_t most);

}  // namespace weir::app
