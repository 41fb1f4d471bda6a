// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/classify/judge.hpp"
#include "engine/classify/task_names.hpp"
#include "engine/control/config/compile.hpp"

using namespace weir;
using namespace weir::control;

// Tasks of one's own, and routes that ask for tasks and complexity, as the document says them.
class TestClassifyDocument : public QObject {
    Q_OBJECT

    static constexpr std::string_view kTop =
        "providers:\n  - {name: sim, kind: simulator, serve: [a, b]}\n";

    static Compiled compiled(const std::string& more) {
        return compileText(std::string(kTop) + more, {});
    }
    static QString problemsOf(const std::string& more) {
        std::string all;
        for (const Problem& problem : compiled(more).problems) {
            all += std::to_string(problem.place.line) + ": " + problem.message +
                   (problem.hint.empty() ? "" : " | " + problem.hint) + "\n";
        }
        return QString::fromStdString(all);
    }
    static std::string routeFor(const std::string& when) {
        return "routes:\n  - {name: r, when: {" + when + "}, use: {targets: [sim/a]}}\n";
    }

private slots:
    void ownExamplesAreRead() {
        const Compiled read = compiled(
            "classify:\n"
            "  examples:\n"
            "    contracts: [check this contract, find risky clauses]\n"
            "    code: make it compile\n" +
            routeFor("task: [contracts, code]"));
        QVERIFY2(read.snapshot != nullptr, qPrintable(problemsOf("")));
        QCOMPARE(read.snapshot->examples.size(), std::size_t(2));
        QCOMPARE(read.snapshot->examples[1].phrases, std::vector<std::string>{"make it compile"});
        QCOMPARE(read.snapshot->taskNames().size(), classify::kTasks.size() + 1);
        QVERIFY(read.snapshot->judge() != nullptr);
        QCOMPARE(read.snapshot->judge()->judge({.text = "check this contract"}).task.name,
                 std::string("contracts"));
    }

    // A gateway without such a condition pays nothing.
    void nobodyJudgesUnlessARouteAsks() {
        QVERIFY(compiled("").snapshot->judge() == nullptr);
        QVERIFY(compiled(routeFor("model: auto")).snapshot->judge() == nullptr);
        QVERIFY(compiled("classify: {examples: {x: y}}\n").snapshot->judge() == nullptr);
        QVERIFY(compiled("classify: {always: true}\n").snapshot->judge() != nullptr);
        QVERIFY(
            compiled(routeFor("any: [{model: a}, {not: {complexity: hard}}]")).snapshot->judge() !=
            nullptr);
        std::string off = routeFor("task: code");
        off.replace(off.find("name: r"), 7, "name: r, enabled: false");
        QVERIFY(compiled(off).snapshot->judge() == nullptr);
    }

    void whatIsWrongIsSaidWithItsPlace_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& text, const char* says) {
            QTest::newRow(name) << QString::fromStdString(text) << QString::fromLatin1(says);
        };
        row("task", routeFor("task: cod"),
            "4: no call has the task \"cod\" | Did you mean \"code\"?");
        row("task unlike any", routeFor("task: gardening"), "There are code, debug, reason");
        row("within a group", routeFor("not: {complexity: heavy}"),
            "There are simple, moderate, hard, unknown.");
        row("reserved", "classify: {examples: {unknown: x}}\n", "Give the task another name.");
        row("name", "classify: {examples: {Big Task: x}}\n",
            "\"Big Task\" cannot be the name of a task | Write small letters");
        row("no list", "classify: {examples: [x]}\n", "Write examples: {contracts:");
        row("field", "classify: {exmples: {a: x}}\n", "Did you mean \"examples\"?");
        row("long", "classify: {examples: {a: " + std::string(201, 'x') + "}}\n",
            "an example is longer than 200 bytes");
        row("empty", "classify: {examples: {a: \" \"}}\n", "an example has no words");
        row("without examples", "classify: {examples: {a: []}}\n",
            "the task \"a\" has no examples | Without any");
        std::string many = "classify:\n  examples:\n    a:\n";
        for (int i = 0; i < 501; ++i) {
            many += "      - phrase " + std::to_string(i) + "\n";
        }
        row("many", many, "there are 501 examples, and at most 500 are taken");
        row("never", routeFor("task: code, all: [{task: debug}]"),
            "its conditions cannot all hold");
    }
    void whatIsWrongIsSaidWithItsPlace() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const QString problems = problemsOf(text.toStdString());
        QVERIFY2(problems.contains(says), qPrintable(problems));
    }

    void starsAndUnknownAreTaken() {
        QCOMPARE(problemsOf(routeFor("task: [de*, unknown], complexity: [simple, unknown]")),
                 QString());
    }

    // A route for every judged task does not hide one for what is unknown.
    void whatIsUnknownIsNotHiddenByAnyTask() {
        QCOMPARE(problemsOf("routes:\n"
                            "  - {name: known, when: {task: \"*\"}, use: {targets: [sim/a]}}\n"
                            "  - {name: rest, when: {task: unknown}, use: {targets: [sim/b]}}\n"),
                 QString());
    }
};

QTEST_APPLESS_MAIN(TestClassifyDocument)
#include "test_classify_document.moc"
