// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever stands in a file of teams, users and keys: each line that is read is of a kind and a
// name of its own, or it is said what is wrong; and its names are written and read the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/control/import/directory_file.hpp"

using namespace weir;

namespace {

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    control::DirectoryProblems problems;
    const auto lines = control::readDirectoryFile(text, problems);
    const bool stops = problems.stops();
    const auto said = problems.take();
    require(said.empty() ? !stops : said.size() <= control::DirectoryProblems::kMost);
    for (const admin::DirectoryProblem& each : said) {
        require(!each.message.empty() && !firstNotUtf8(each.message));
    }
    std::set<std::pair<admin::MemberKind, std::string>> seen;
    for (const control::DirectoryLine& line : lines) {
        require(line.line > 1 && !line.name.empty());
        require(seen.emplace(line.kind, line.name).second);
        for (const auto& cell : line.cells) {
            const auto names = admin::namesInCsv(cell.value_or(""));
            if (names) {
                const auto again = admin::namesInCsv(admin::csvNames(*names));
                require(again && *again == *names);
            }
        }
    }
    return 0;
}
