// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>

#include <boost/json.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "engine/base/words.hpp"

namespace weir::app {

namespace {

// Characters, not bytes: names may be in any language.
std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
    }));
}

void printError(const Error& error, bool json) {
    if (json) {
        const boost::json::object object{
            {"error",
             {{"code", wordOf(error.code)}, {"message", error.message}, {"hint", error.hint}}}};
        fmt::print(stderr, "{}\n", boost::json::serialize(object));
    } else {
        fmt::print(stderr, "weir: {}\n", error.text());
    }
}

}  // namespace

void print(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

bool outputIsGood() {
    return std::ferror(stdout) == 0;
}

void printJson(const boost::json::value& value) {
    print(boost::json::serialize(value) + "\n");
}

ExitCode fail(const Error& error, const Arguments& arguments) {
    printError(error, arguments.has(kJsonOption.name));
    return ExitCode::Failed;
}

ExitCode failUsage(const Error& error, bool json) {
    printError(error, json);
    return ExitCode::Usage;
}

ExitCode failUsage(const Error& error, const Arguments& arguments) {
    return failUsage(error, arguments.has(kJsonOption.name));
}

std::string table(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t column = 0; column < row.size(); ++column) {
            widths[column] = std::max(widths[column], width(row[column]));
        }
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t column = 0; column < row.size(); ++column) {
            line += row[column];
            if (column + 1 < row.size()) {
                line.append(widths[column] - width(row[column]) + 2, ' ');
            }
        }
        text += line + "\n";
    }
    return text;
}

std::string orDash(const std::string& text) {
    return text.empty() ? "-" : text;
}

std::string localTime(Timestamp time) {
    if (time == Timestamp{}) {
        return "-";
    }
    const std::time_t seconds =
        std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    std::tm local{};
    ::localtime_r(&seconds, &local);
    return fmt::format("{:%Y-%m-%d %H:%M:%S}", local);
}

}  // namespace weir::app
