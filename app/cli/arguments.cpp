// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "engine/base/near_names.hpp"

namespace weir::app {

namespace {

constexpr Option kHelp{"--help", "", "Show this text."};

const Option* findOption(const Form& form, std::string_view name) {
    for (const Option& option : form.options) {
        if (option.name == name) {
            return &option;
        }
    }
    return nullptr;
}

Error unknownOption(const Form& form, std::string_view name) {
    std::vector<std::string_view> names{kHelp.name};
    for (const Option& option : form.options) {
        names.push_back(option.name);
    }
    const auto near = nearNames(name, names, 1);
    return Error::invalid(fmt::format("'weir {}' has no option {}.", form.command, name),
                          near.empty() ? fmt::format("See 'weir {} --help'.", form.command)
                                       : fmt::format("Did you mean {}?", near.front()));
}

std::string titled(const Option& option) {
    return option.value.empty() ? std::string(option.name)
                                : fmt::format("{} {}", option.name, option.value);
}

}  // namespace

Result<Arguments> Arguments::parse(const Form& form, std::span<const char* const> words) {
    Arguments arguments;
    bool onlyOperands = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (onlyOperands || !word.starts_with('-') || word == "-") {
            const std::size_t place = arguments.m_operands.size();
            if (word.empty() && place < form.operands.size()) {
                return Error::invalid(fmt::format("{} is empty.", form.operands[place].name),
                                      fmt::format("See 'weir {} --help'.", form.command));
            }
            arguments.m_operands.emplace_back(word);
            continue;
        }
        if (word == "--") {
            onlyOperands = true;
            continue;
        }
        if (word == "--help" || word == "-h") {
            arguments.m_help = true;
            continue;
        }
        const auto equals = word.find('=');
        const std::string_view name = word.substr(0, equals);
        const Option* option = findOption(form, name);
        if (option == nullptr) {
            return unknownOption(form, name);
        }
        auto& values = arguments.m_values[std::string(name)];
        if (!values.empty() && !option->repeats) {
            return Error::invalid(fmt::format("{} was given twice.", name));
        }
        if (option->value.empty()) {
            if (equals != std::string_view::npos) {
                return Error::invalid(fmt::format("{} takes no value.", name));
            }
            values.emplace_back();
            continue;
        }
        // An empty one is a variable of a script that was not set.
        std::string_view value;
        if (equals != std::string_view::npos) {
            value = word.substr(equals + 1);
        } else if (i + 1 < words.size()) {
            value = words[++i];
        }
        if (value.empty()) {
            return Error::invalid(fmt::format("{} needs a value: {}.", name, titled(*option)));
        }
        values.emplace_back(value);
    }
    if (arguments.m_help) {
        return arguments;
    }
    if (arguments.m_operands.size() < form.operands.size()) {
        return Error::invalid(
            fmt::format("{} is missing.", form.operands[arguments.m_operands.size()].name),
            fmt::format("See 'weir {} --help'.", form.command));
    }
    if (arguments.m_operands.size() > form.operands.size()) {
        return Error::invalid(
            fmt::format("'{}' is one too many.", arguments.m_operands[form.operands.size()]),
            fmt::format("See 'weir {} --help'.", form.command));
    }
    return arguments;
}

std::optional<std::string> Arguments::value(std::string_view option) const {
    const auto found = m_values.find(option);
    return found == m_values.end() ? std::nullopt : std::optional(found->second.back());
}

std::vector<std::string> Arguments::values(std::string_view option) const {
    const auto found = m_values.find(option);
    return found == m_values.end() ? std::vector<std::string>() : found->second;
}

std::string helpText(const Form& form) {
    std::string text = fmt::format("{}\n\nUsage: weir {}", form.about, form.command);
    for (const Operand& operand : form.operands) {
        text += fmt::format(" {}", operand.name);
    }
    text += " [options]\n";
    std::size_t width = kHelp.name.size();
    for (const Operand& operand : form.operands) {
        width = std::max(width, operand.name.size());
    }
    for (const Option& option : form.options) {
        width = std::max(width, titled(option).size());
    }
    text += "\n";
    for (const Operand& operand : form.operands) {
        text += fmt::format("  {:<{}}  {}\n", operand.name, width, operand.about);
    }
    for (const Option& option : form.options) {
        text += fmt::format("  {:<{}}  {}{}\n", titled(option), width, option.about,
                            option.repeats ? " May be given several times." : "");
    }
    text += fmt::format("  {:<{}}  {}\n", kHelp.name, width, kHelp.about);
    if (!form.more.empty()) {
        text += fmt::format("\n{}\n", form.more);
    }
    return text;
}

Result<std::int64_t> readNumber(std::string_view option, std::string_view text, std::int64_t least,
                                std::int64_t most) {
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size() || number < least ||
        number > most) {
        return Error::invalid(
            fmt::format("{} must be a whole number from {} to {}.", option, least, most));
    }
    return number;
}

}  // namespace weir::app
