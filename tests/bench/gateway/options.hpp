// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

namespace weir::bench {

// "--name value" pairs of a command line. Ends the program at anything it cannot read.
class Options {
public:
    Options(int count, char** words, int first) {
        for (int i = first; i < count; i += 2) {
            const std::string_view name = words[i];
            if (!name.starts_with("--") || i + 1 == count) {
                fail(name);
            }
            m_values[std::string(name.substr(2))] = words[i + 1];
        }
    }

    std::string text(const std::string& name, std::string otherwise) const {
        const auto found = m_values.find(name);
        return found == m_values.end() ? std::move(otherwise) : found->second;
    }
    std::size_t number(const std::string& name, std::size_t otherwise) const {
        const auto found = m_values.find(name);
        if (found == m_values.end()) {
            return otherwise;
        }
        const std::string& text = found->second;
        std::size_t value = 0;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (problem != std::errc() || end != text.data() + text.size()) {
            fail(name);
        }
        return value;
    }

private:
    [[noreturn]] static void fail(std::string_view name) {
        std::fprintf(stderr, "cannot read the option %.*s\n", static_cast<int>(name.size()),
                     name.data());
        std::exit(2);
    }

    std::map<std::string, std::string> m_values;
};

}  // namespace weir::bench
