// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <numeric>
#include <random>
#include <set>
#include <sstream>

#include "engine/control/config/edit_routes.hpp"
#include "engine/control/config/merge_routes.hpp"

using namespace weir;
using namespace weir::control;
using admin::RouteSettings;

namespace {

using Routes = std::vector<RouteSettings>;

RouteSettings route(std::string name, std::string target = "sim/a") {
    return {.name = std::move(name), .targets = {{std::move(target), 1}}};
}

std::string valueOf(const Result<std::string>& result) {
    return result ? *result : "error: " + result.error().text();
}

// Lines by their text and how often they come.
std::multiset<std::string> linesOf(const std::string& text) {
    std::multiset<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        lines.insert(line);
    }
    return lines;
}

Result<Routes> mergeRoutes(const Routes& base, const Routes& theirs, const Routes& ours) {
    auto merged = mergeRouting({base, {}}, {theirs, {}}, {ours, {}});
    if (!merged) {
        return std::move(merged.error());
    }
    return std::move(merged->routes);
}

std::string namesOf(const Result<Routes>& routes) {
    if (!routes) {
        return "error: " + routes.error().message;
    }
    std::string names;
    for (const RouteSettings& each : *routes) {
        names += (names.empty() ? "" : " ") + each.name +
                 (each.targets.empty() ? "" : "=" + each.targets[0].target);
    }
    return names;
}

constexpr std::string_view kText =
    "version: 1   # of the form\n"
    "\n"
    "routes:\n"
    "  # the first, with a reason\n"
    "  - name: one\n"
    "    when: {model: auto}   # the name tools ask for\n"
    "    use: {targets: [sim/a]}\n"
    "\n"
    "  - {name: two, use: {targets: [sim/a]}}  # short\n"
    "  # the third\n"
    "  - name: three\n"
    "    use:\n"
    "      targets:\n"
    "        - sim/a\n"
    "limits:\n"
    "  max_body: 1 MiB\n";

}  // namespace

// What the window writes into a document that somebody cares for.
class TestRoutesEdit : public QObject {
    Q_OBJECT

    static Routes there() { return routesOf(*readDocument(kText).document); }

private slots:
    void whatStaysIsLeftAlone() {
        QCOMPARE(valueOf(setRoutes(kText, there())), std::string(kText));
    }

    void oneFieldChangesOneLine() {
        Routes wanted = there();
        wanted[0].targets.push_back({"sim/b", 1});
        std::string expected(kText);
        expected.replace(expected.find("[sim/a]"), 7, "[sim/a, sim/b]");
        QCOMPARE(valueOf(setRoutes(kText, wanted)), expected);
    }

    void aNewNameIsARename() {
        Routes wanted = there();
        wanted[1].name = "second";
        std::string expected(kText);
        expected.replace(expected.find("name: two"), 9, "name: second");
        QCOMPARE(valueOf(setRoutes(kText, wanted)), expected);
    }

    void switchedOffAndOnAgain() {
        Routes wanted = there();
        wanted[0].enabled = false;
        const std::string off = valueOf(setRoutes(kText, wanted));
        QVERIFY2(off.find("  - name: one\n    enabled: false\n    when: {model: auto}   # the") !=
                     std::string::npos,
                 off.c_str());
        QCOMPARE(valueOf(setRoutes(off, there())), std::string(kText));
    }

    // Every move of every route of up to six: comments go along, and no line is lost or changed.
    void everyMoveKeepsEveryLine() {
        for (std::size_t count = 1; count <= 6; ++count) {
            std::string text = "version: 1\nroutes:\n";
            for (std::size_t i = 0; i < count; ++i) {
                const std::string number = std::to_string(i);
                text += "  # about " + number + "\n  - name: r" + number +
                        "\n    use: {targets: [sim/a]}  # why " + number + "\n";
            }
            text += "# the end\n";
            const Routes before = routesOf(*readDocument(text).document);
            for (std::size_t from = 0; from < count; ++from) {
                for (std::size_t to = 0; to < count; ++to) {
                    Routes wanted = before;
                    const RouteSettings taken = wanted[from];
                    wanted.erase(wanted.begin() + static_cast<std::ptrdiff_t>(from));
                    wanted.insert(wanted.begin() + static_cast<std::ptrdiff_t>(to), taken);
                    const std::string after = valueOf(setRoutes(text, wanted));
                    QCOMPARE(linesOf(after), linesOf(text));
                    QCOMPARE(routesOf(*readDocument(after).document), wanted);
                    for (std::size_t i = 0; i < count; ++i) {
                        const std::string number = std::to_string(i);
                        const std::string both = "  # about " + number + "\n  - name: r" + number;
                        QVERIFY2(after.find(both) != std::string::npos, after.c_str());
                    }
                    QVERIFY(after.ends_with("# the end\n"));
                }
            }
        }
    }

    // Any list from any other, in a long document with comments: what is not about routes stays
    // byte for byte, and what is read again is what was wanted.
    void anyListBecomesAnyOther() {
        std::string rest = "# end\nlimits: {max_body: 1 MiB}\n";
        for (int i = 0; i < 200; ++i) {
            rest += "# a line that nobody may touch, number " + std::to_string(i) + "\n";
        }
        std::mt19937 random(5);
        std::string text = "version: 1  # top\n" + std::string(kText.substr(kText.find("routes:")));
        text = text.substr(0, text.find("limits:")) + rest;
        for (int round = 0; round < 100; ++round) {
            Routes wanted = routesOf(*readDocument(text).document);
            std::ranges::shuffle(wanted, random);
            if (wanted.size() > 8 || (!wanted.empty() && random() % 3 == 0)) {
                wanted.pop_back();
            }
            for (RouteSettings& each : wanted) {
                if (random() % 4 == 0) {
                    each.targets = {{random() % 2 == 0 ? "sim/a" : "sim/b", 1}};
                    each.enabled = random() % 3 != 0;
                }
            }
            if (random() % 2 == 0) {
                wanted.insert(
                    wanted.begin() + static_cast<std::ptrdiff_t>(random() % (wanted.size() + 1)),
                    route("new " + std::to_string(round)));
            }
            const auto after = setRoutes(text, wanted);
            QVERIFY2(after, after ? "" : (after.error().text() + "\n" + text).c_str());
            QCOMPARE(routesOf(*readDocument(*after).document), wanted);
            QVERIFY2(after->ends_with(rest), after->c_str());
            QVERIFY(after->starts_with("version: 1  # top\n"));
            text = *after;
        }
    }

    void anEmptyDocumentGetsItsFirst() {
        for (const std::string_view text : {"", "# only words\n", "version: 1\n", "routes:\n",
                                            "routes: []\n", "{version: 1}\n"}) {
            const auto after = setRoutes(text, {route("a"), route("b")});
            QVERIFY2(after, after ? "" : after.error().text().c_str());
            QCOMPARE(routesOf(*readDocument(*after).document), (Routes{route("a"), route("b")}));
        }
    }

    void allMayGo() {
        const auto after = setRoutes(kText, {});
        QVERIFY2(after, after ? "" : after.error().text().c_str());
        QVERIFY(readDocument(*after).document->routes.empty());
        QVERIFY(after->find("limits:\n  max_body: 1 MiB\n") != std::string::npos);
    }

    void whatCannotBeWrittenIsRefused() {
        RouteSettings bad = route("bad");
        bad.when = {.kind = ConditionKind::Test, .values = {}};
        const auto empty = setRoutes(kText, {bad});
        QVERIFY(!empty);
        QVERIFY(empty.error().message.starts_with("The route \"bad\" cannot be written: "));
        const auto twice = setRoutes(kText, {route("a"), route("a")});
        QVERIFY(!twice);
        QVERIFY(!setRoutes("routes: [oops]\n", {route("a")}));
    }

    void oneSideAloneWins() {
        const Routes base{route("a"), route("b")};
        const Routes changed{route("b"), route("a", "sim/b"), route("c")};
        QCOMPARE(namesOf(mergeRoutes(base, base, changed)), std::string("b=sim/a a=sim/b c=sim/a"));
        QCOMPARE(namesOf(mergeRoutes(base, changed, base)), std::string("b=sim/a a=sim/b c=sim/a"));
        QCOMPARE(namesOf(mergeRoutes(base, changed, changed)),
                 std::string("b=sim/a a=sim/b c=sim/a"));
    }

    void changesOfDifferentRoutesComeTogether() {
        const Routes base{route("a"), route("b"), route("c")};
        const Routes theirs{route("a", "sim/x"), route("new"), route("b"), route("c")};
        const Routes ours{route("c", "sim/y"), route("a"), route("own")};
        // Ours moved c up, changed it, took b out and added one; theirs changed a and added one.
        QCOMPARE(namesOf(mergeRoutes(base, theirs, ours)),
                 std::string("c=sim/y a=sim/x new=sim/a own=sim/a"));
    }

    // It stood before the catch-all, and does so whatever became of the one that it followed.
    void whatWasAddedStaysBeforeWhatItWasAddedBefore() {
        const Routes base{route("a"), route("b"), route("rest")};
        const Routes theirs{route("a"), route("b"), route("block"), route("rest")};
        QCOMPARE(namesOf(mergeRoutes(base, theirs, {route("a"), route("b2"), route("rest")})),
                 std::string("a=sim/a block=sim/a b2=sim/a rest=sim/a"));
        QCOMPARE(namesOf(mergeRoutes(base, theirs, {route("a"), route("rest")})),
                 std::string("a=sim/a block=sim/a rest=sim/a"));
        QCOMPARE(namesOf(mergeRoutes(base, theirs, {route("rest")})),
                 std::string("block=sim/a rest=sim/a"));
    }

    void twoWishesForOneRouteAreAConflict() {
        const Routes base{route("a"), route("b")};
        QVERIFY(namesOf(mergeRoutes(base, {route("a", "sim/x"), route("b")},
                                    {route("a", "sim/y"), route("b")}))
                    .starts_with("error: The route \"a\" was changed by somebody else"));
        QVERIFY(namesOf(mergeRoutes(base, {route("a", "sim/x"), route("b")}, {route("b")}))
                    .starts_with("error: The route \"a\""));
        const Routes three{route("a"), route("b"), route("c")};
        QVERIFY(namesOf(mergeRoutes(three, {route("b"), route("a"), route("c")},
                                    {route("a"), route("c"), route("b")}))
                    .starts_with("error: Somebody else moved routes"));
    }
};

QTEST_APPLESS_MAIN(TestRoutesEdit)
#include "test_routes_edit.moc"
