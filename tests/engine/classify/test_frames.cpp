// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/classify/frames.hpp"

using namespace weir::classify;

// What agents put around a person's words goes; what a person wrote stays.
class TestFrames : public QObject {
    Q_OBJECT

private slots:
    void framesGo_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("left");
        const auto row = [](const char* name, const char* text, const char* left) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(left);
        };
        row("nothing to take", "Fix the test.", "Fix the test.");
        row("a reminder", "<system-reminder>\nBe brief.\n</system-reminder>\nFix it.", "Fix it.");
        row("two reminders",
            "<system-reminder>a</system-reminder>Fix<system-reminder>b"
            "</system-reminder> it.",
            "Fix it.");
        row("in capitals", "<ENVIRONMENT_CONTEXT>x</ENVIRONMENT_CONTEXT>Go on.", "Go on.");
        row("with attributes", "<attached_files kind=\"open\">int x;</attached_files>Why?", "Why?");
        row("a query that is marked", "<user_query>\nWhy does it fail?\n</user_query>",
            "Why does it fail?");
        row("a task with details",
            "<task>Add a test.</task>\n<environment_details>\n# Files\n"
            "</environment_details>",
            "Add a test.");
        row("the output of a command", "<local-command-stdout>42</local-command-stdout>", "");
        row("one that was cut off", "Fix it. <system-reminder>and then some", "Fix it.");
        row("instructions of a repository",
            "# AGENTS.md instructions for /home/me/app\n\n<INSTRUCTIONS>Use tabs.</INSTRUCTIONS>\n"
            "Rename it.",
            "Rename it.");
        row("an editor's context",
            "# Context from my IDE setup:\n## Open tabs\n- a.cpp\n## My request for Codex:\n"
            "Explain a.cpp",
            "Explain a.cpp");
        row("an interruption", "[Request interrupted by user]\nTry again.", "Try again.");
        row("marks of others stay", "<div>hello</div> <T> a < b", "<div>hello</div> <T> a < b");
        row("a name that only begins so", "<rulesets>x</rulesets>", "<rulesets>x</rulesets>");
        row("marks that do not end", "<rules", "<rules");
        row("nothing", "", "");
    }
    void framesGo() {
        QFETCH(QString, text);
        QFETCH(QString, left);
        QCOMPARE(QString::fromStdString(withoutFrames(text.toStdString())), left);
    }

    void whatIsLeftHasNothingMoreToTake() {
        const std::string text =
            "<task>Do <rules>x</rules> it</task>\n<git_status>M a</git_status>";
        const std::string once = withoutFrames(text);
        QCOMPARE(withoutFrames(once), once);
        QCOMPARE(once, std::string("Do  it"));
    }

    void housekeepingIsKnownByHowItBegins() {
        QVERIFY(
            isHousekeeping("Your task is to create a detailed summary of the conversation so "
                           "far, paying close attention to what was asked."));
        QVERIFY(isHousekeeping("  quota\n"));
        QVERIFY(isHousekeeping("### Task:\nGenerate 1-3 broad tags categorizing the main themes"));
        QVERIFY(!isHousekeeping("What is my quota?"));
        QVERIFY(
            !isHousekeeping("Write a test. Your task is to create a detailed summary of the "
                            "conversation so far"));
        QVERIFY(!isHousekeeping(""));
    }
};

QTEST_APPLESS_MAIN(TestFrames)
#include "test_frames.moc"
