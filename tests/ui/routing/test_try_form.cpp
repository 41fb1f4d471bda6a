// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QtTest>

#include "ui/routing/try_form.hpp"
#include "ui/routing/try_result.hpp"

namespace weir::ui {

// The call that rules are tried with, and what it was judged to be.
class TestTryForm : public QObject {
    Q_OBJECT

    static bool says(const QWidget& widget, const QString& text) {
        const auto labels = widget.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisibleTo(&widget) && label->text().contains(text);
        });
    }

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void whatIsSetIsAsked() {
        admin::TriedCall call;
        call.model = "auto";
        call.tags = {"a", "b"};
        call.headers = {{"x-app", "web"}};
        call.metadata = {{"Feature", "a: b"}, {"gone", "", false}};
        call.tokens = 3'000;
        call.tools = true;
        call.prompt = "Why?\nIt fails.";
        call.task = "debug";
        call.complexity = "hard";
        call.budgetLeft = 0;
        TryForm form([](RouteField) { return QStringList(); });
        form.setCall(call);
        const admin::TriedCall asked = form.call();
        QCOMPARE(asked.model, call.model);
        QCOMPARE(asked.tags, call.tags);
        QCOMPARE(asked.headers, call.headers);
        QCOMPARE(asked.metadata, (std::vector<MetadataMember>{{"Feature", "a: b"}}));
        QCOMPARE(asked.tokens, call.tokens);
        QVERIFY(asked.tools && !asked.images);
        QCOMPARE(asked.prompt, call.prompt);
        QCOMPARE(asked.task, call.task);
        QCOMPARE(asked.complexity, call.complexity);
        QCOMPARE(asked.budgetLeft, call.budgetLeft);
        form.setCall({});
        QCOMPARE(form.call().budgetLeft, 100U);
        form.setCall(call);
        QVERIFY(form.problem().isEmpty());
    }

    void typingAPromptIsAChange() {
        TryForm form([](RouteField) { return QStringList(); });
        const QSignalSpy changes(&form, &TryForm::changed);
        const auto texts = form.findChildren<QPlainTextEdit*>();
        const auto prompt = std::find_if(texts.begin(), texts.end(), [](const auto* each) {
            return each->accessibleName().startsWith(QStringLiteral("Prompt"));
        });
        QVERIFY(prompt != texts.end());
        QTest::keyClicks(*prompt, QStringLiteral("Why?"));
        QCOMPARE(form.call().prompt, std::string("Why?"));
        QVERIFY(!changes.isEmpty());
    }

    void whatItWasJudgedToBeIsSaid() {
        admin::RouteTrial trial;
        trial.route = "r";
        TryResult result;
        result.setTrial(trial);
        QVERIFY(!says(result, QStringLiteral("Judged")));
        trial.judged = {.task = "debug",
                        .complexity = "unknown",
                        .taskPercent = 83,
                        .complexityPercent = 40,
                        .because = "a diff"};
        result.setTrial(trial);
        QVERIFY(
            says(result, QStringLiteral("Judged as task debug and complexity unknown: a diff")));
        result.setNote(QStringLiteral("note"), false);
        QVERIFY(!says(result, QStringLiteral("Judged")));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestTryForm)
#include "test_try_form.moc"
