// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <charconv>

#include "engine/base/line_diff.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;

namespace {

// Does to `text` what the diff says, as patch(1) would; an empty string if it does not fit.
std::string patched(const std::string& text, const std::string& diff) {
    const auto split = [](const std::string& whole) {
        std::vector<std::string> lines;
        for (std::size_t begin = 0; begin < whole.size();) {
            const std::size_t end = std::min(whole.find('\n', begin), whole.size() - 1) + 1;
            lines.push_back(whole.substr(begin, end - begin));
            begin = end;
        }
        return lines;
    };
    const std::vector<std::string> old = split(text);
    std::vector<std::string> steps = split(diff);
    std::string made;
    std::size_t at = 0;
    for (std::size_t step = 2; step < steps.size(); ++step) {
        std::string& line = steps[step];
        if (line.starts_with("@@")) {
            std::size_t first = 0;
            const char* end =
                std::from_chars(line.data() + 4, line.data() + line.size(), first).ptr;
            const bool none = std::string_view(end).starts_with(",0 ");
            for (; at + (none ? 0 : 1) < first; ++at) {
                made += old.at(at);
            }
            continue;
        }
        if (step + 1 < steps.size() && steps[step + 1].starts_with('\\')) {
            line.pop_back();
        }
        if (line[0] == '+') {
            made += line.substr(1);
        } else if (line[0] != '\\') {
            if (at >= old.size() || old[at] != line.substr(1)) {
                return {};
            }
            made += line[0] == ' ' ? old[at] : std::string();
            ++at;
        }
    }
    for (; at < old.size(); ++at) {
        made += old[at];
    }
    return made;
}

}  // namespace

class TestUnifiedDiff : public QObject {
    Q_OBJECT

private slots:
    void readsAsPatchWritesIt() {
        QCOMPARE(unifiedDiff("4", "a\nb\nc\nd\ne\nf\ng\nh\n", "5", "a\nb\nc\nd\nE\nf\ng\nh"),
                 std::string("--- 4\n+++ 5\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n-h\n+h\n"
                             "\\ No newline at end of file\n"));
        QCOMPARE(unifiedDiff("4", "", "5", "a\n"),
                 std::string("--- 4\n+++ 5\n@@ -0,0 +1 @@\n+a\n"));
        QCOMPARE(unifiedDiff("4", "a\n", "5", "a\n"), std::string());
        QCOMPARE(unifiedDiff("4", "", "5", ""), std::string());
    }

    void leadsFromOneTextToTheOther() {
        test::SeededRandom random(11);
        for (int round = 0; round < 3'000; ++round) {
            const auto make = [&random] {
                std::string text;
                for (std::uint64_t left = random.below(40); left > 0; --left) {
                    text += static_cast<char>('a' + random.below(3));
                    text += left == 1 && random.below(2) == 0 ? "" : "\n";
                }
                return text;
            };
            const std::string left = make();
            const std::string right = make();
            const int context = static_cast<int>(random.below(4));
            const std::string diff = unifiedDiff("l", left, "r", right, context);
            QCOMPARE(diff.empty(), left == right);
            QCOMPARE(patched(left, diff), right);
        }
    }
};

QTEST_APPLESS_MAIN(TestUnifiedDiff)
#include "test_unified_diff.moc"
