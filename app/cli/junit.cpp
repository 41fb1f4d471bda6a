// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/junit.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace weir::app {

namespace {

std::string escaped(std::string_view text) {
    std::string made;
    for (const char each : text) {
        switch (each) {
            case '&':
                made += "&amp;";
                break;
            case '<':
                made += "&lt;";
                break;
            case '>':
                made += "&gt;";
                break;
            case '"':
                made += "&quot;";
                break;
            case '\n':
                made += "&#10;";
                break;
            default:
                if (static_cast<unsigned char>(each) >= ' ') {
                    made += each;
                }
        }
    }
    return made;
}

}  // namespace

std::string junitXml(std::string_view suite, const std::vector<TestedCase>& cases) {
    const auto failed =
        std::ranges::count_if(cases, [](const TestedCase& each) { return !each.passed(); });
    std::string xml = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n",
        escaped(suite), cases.size(), failed);
    for (const TestedCase& each : cases) {
        xml += fmt::format("  <testcase classname=\"{}\" name=\"{}\" file=\"{}\" line=\"{}\"",
                           escaped(each.file), escaped(each.name), escaped(each.file), each.line);
        xml += each.passed() ? "/>\n"
                             : fmt::format(">\n    <failure message=\"{}\"/>\n  </testcase>\n",
                                           escaped(each.failure));
    }
    return xml + "</testsuite>\n";
}

}  // namespace weir::app
