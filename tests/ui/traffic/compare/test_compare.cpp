// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QTabBar>
#include <QtTest>

#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/inspect.hpp"
#include "tests/ui/support/pseudo_locale.hpp"
#include "ui/diff/diff_view.hpp"
#include "ui/theme/theme.hpp"
#include "ui/traffic/compare/compare_dialog.hpp"
#include "ui/traffic/compare/compared_facts.hpp"
#include "ui/traffic/compare/compared_model.hpp"
#include "ui/traffic/compare/compared_text.hpp"
#include "ui/widgets/table_view.hpp"

namespace weir::ui {

namespace {

admin::ExchangeDetail detailOf(std::uint32_t number) {
    admin::ExchangeDetail detail;
    detail.row = cannedRow(number);
    return detail;
}

QString differenceOf(const std::vector<ComparedFact>& facts, const char* name) {
    for (const ComparedFact& fact : facts) {
        if (fact.name == QLatin1String(name)) {
            return fact.difference;
        }
    }
    return QStringLiteral("no such fact");
}

}  // namespace

class TestCompare : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void aDifferenceOfNumbersHasASign() {
        admin::ExchangeDetail left = detailOf(1);
        left.row.usage = {};
        left.row.usage.inUncached = 100;
        left.row.usage.outText = 20;
        left.row.usage.source = Source::Reported;
        left.row.pricing = Pricing::Priced;
        left.row.cost = Money::fromNano(7'000'000);
        left.row.durationUs = 2'000'000;
        admin::ExchangeDetail right = left;
        right.row.usage.inUncached = 112;
        right.row.usage.outText = 17;
        right.row.cost = Money::fromNano(9'500'000);
        right.row.durationUs = 1'500'000;
        const auto facts = compareFacts(left, right);
        QCOMPARE(differenceOf(facts, "Tokens in"), QStringLiteral("+12"));
        QCOMPARE(differenceOf(facts, "Tokens out"), QStringLiteral("−3"));
        QCOMPARE(differenceOf(facts, "Cost"), QStringLiteral("+$0.0025"));
        QCOMPARE(differenceOf(facts, "In all"), QStringLiteral("−500 ms"));
        QCOMPARE(differenceOf(facts, "State"), QStringLiteral("="));
    }

    void wordsAreEqualOrNot() {
        admin::ExchangeDetail left = detailOf(1);
        admin::ExchangeDetail right = left;
        right.row.target = "openai/gpt-5";
        right.row.marks = Mark::Replayed;
        const auto facts = compareFacts(left, right);
        QCOMPARE(differenceOf(facts, "Served by"), QStringLiteral("≠"));
        QCOMPARE(differenceOf(facts, "Key"), QStringLiteral("="));
        QCOMPARE(differenceOf(facts, "Marks"), QStringLiteral("≠"));
        QCOMPARE(differenceOf(facts, "State"), QStringLiteral("="));
    }

    void anotherPortIsNotAnotherClient() {
        admin::ExchangeDetail left = detailOf(1);
        left.client = "127.0.0.1:51034, openai-node 6.49";
        admin::ExchangeDetail right = left;
        right.client = "127.0.0.1:51999, openai-node 6.49";
        QCOMPARE(differenceOf(compareFacts(left, right), "Client"), QStringLiteral("="));
        right.client = "127.0.0.1:51999, curl/8";
        QCOMPARE(differenceOf(compareFacts(left, right), "Client"), QStringLiteral("≠"));
    }

    // A price that is not known is no zero, and not a number to subtract from.
    void unpricedIsNoNumber() {
        admin::ExchangeDetail left = detailOf(1);
        left.row.usage.source = Source::Reported;
        left.row.pricing = Pricing::Unpriced;
        left.row.cost = Money();
        admin::ExchangeDetail right = left;
        right.row.pricing = Pricing::Priced;
        right.row.cost = Money::fromNano(1'000'000);
        QCOMPARE(differenceOf(compareFacts(left, right), "Cost"), QStringLiteral("≠"));
    }

    void whatNeitherHasIsLeftOut() {
        admin::ExchangeDetail nothing = detailOf(1);
        nothing.row.error.clear();
        const auto facts = compareFacts(nothing, nothing);
        QCOMPARE(differenceOf(facts, "Error"), QStringLiteral("no such fact"));
        for (std::size_t each = 0; each < facts.size(); ++each) {
            // No title without anything under it.
            QVERIFY(!facts[each].isTitle() ||
                    (each + 1 < facts.size() && !facts[each + 1].isTitle()));
        }
    }

    void theModelHoldsUnderItsTester() {
        ComparedModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setFacts(compareFacts(detailOf(1), detailOf(2)));
        model.setNames(QStringLiteral("one"), QStringLiteral("two"));
        model.setFacts({});
        QCOMPARE(model.rowCount(), 0);
    }

    void aBodyIsComparedByItsMembers() {
        QCOMPARE(linesOfBody(QByteArray("{\"a\":1,\"b\":[2]}")).size(), 6);
        const QStringList stream =
            linesOfBody(QByteArray("data: {\"a\":1}\r\n\r\ndata: [DONE]\r\n\r\n"));
        QVERIFY2(stream.contains(QStringLiteral("data: [DONE]")), qPrintable(stream.join(u'|')));
        QVERIFY2(stream.first() == QStringLiteral("data: {"), qPrintable(stream.join(u'|')));
        QVERIFY(linesOfBody(QByteArray()).isEmpty());
        // A line of a megabyte cannot be laid out.
        const QStringList folded = linesOfBody(QByteArray(10'000, 'x'));
        QVERIFY(folded.size() > 1);
        QCOMPARE(folded.join(QString()).size(), 10'000);
    }

    void aPersonComparesTwoCalls() {
        FakeAdminClient client;
        answerAll(client);
        client.on<admin::GetExchange>([](const admin::GetExchange& asked) {
            admin::ExchangeDetail detail = cannedDetail(cannedRow(1));
            detail.row.id = asked.id;
            detail.bodiesKept = true;
            detail.row.target = asked.id == cannedId(1) ? "one/model" : "other/model";
            return Result<admin::ExchangeDetail>(detail);
        });
        client.on<admin::GetBodies>([](const admin::GetBodies& asked) {
            admin::ExchangeBodies bodies = cannedBodies();
            if (asked.id != cannedId(1)) {
                bodies.request.replace(bodies.request.find(':'), 1, ": ");
                bodies.request.insert(bodies.request.rfind('}'), ",\"temperature\":0.2");
            }
            return Result<admin::ExchangeBodies>(bodies);
        });
        auto* dialog = new CompareDialog(client, cannedRow(1), cannedRow(2), nullptr);
        dialog->show();
        auto* table = dialog->findChild<TableView*>();
        QTRY_COMPARE(table->model()
                         ->match(table->model()->index(0, ComparedModel::Right), Qt::DisplayRole,
                                 QStringLiteral("other/model"), 1, Qt::MatchExactly)
                         .size(),
                     1);
        QCOMPARE(unnamedControls(dialog), QStringList());
        auto* tabs = dialog->findChild<QTabBar*>();
        QCOMPARE(dialog->focusWidget(), tabs);
        QTest::keyClick(tabs, Qt::Key_Right);
        QTest::keyClick(tabs, Qt::Key_Right);
        const auto says = [&](const QString& words) {
            const auto labels = dialog->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
                return label->isVisible() && label->text().contains(words);
            });
        };
        QTRY_VERIFY(says(QStringLiteral("only in the second (+)")));
        const auto views = dialog->findChildren<DiffView*>();
        const auto seen = std::find_if(views.begin(), views.end(),
                                       [](const DiffView* view) { return view->isVisible(); });
        QVERIFY(seen != views.end());
        QVERIFY((*seen)->toPlainText().contains(QStringLiteral("\"temperature\": 0.2")));
        QTest::keyClick(tabs, Qt::Key_Right);
        QTRY_VERIFY(says(QStringLiteral("Both are the same.")));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
    }

    void aBodyThatIsNotKeptIsSaidToBeThat() {
        FakeAdminClient client;
        answerAll(client);
        client.on<admin::GetExchange>([](const admin::GetExchange& asked) {
            admin::ExchangeDetail detail = cannedDetail(cannedRow(1));
            detail.row.id = asked.id;
            detail.bodiesKept = asked.id == cannedId(1);
            return Result<admin::ExchangeDetail>(detail);
        });
        auto* dialog = new CompareDialog(client, cannedRow(1), cannedRow(2), nullptr);
        dialog->show();
        dialog->findChild<QTabBar*>()->setCurrentIndex(2);
        QTRY_VERIFY(std::ranges::any_of(dialog->findChildren<QLabel*>(), [](const QLabel* label) {
            return label->isVisible() &&
                   label->text().contains(QStringLiteral("second call is not kept"));
        }));
        dialog->close();
    }

    void noTextIsCutInALongLanguage() {
        PseudoLocale pseudo;
        QCoreApplication::installTranslator(&pseudo);
        FakeAdminClient client;
        answerAll(client);
        auto* dialog = new CompareDialog(client, cannedRow(1), cannedRow(2), nullptr);
        dialog->show();
        QStringList cut;
        for (int tab = 0; tab < 4; ++tab) {
            dialog->findChild<QTabBar*>()->setCurrentIndex(tab);
            cut << settledCutTexts(dialog);
        }
        QCoreApplication::removeTranslator(&pseudo);
        dialog->close();
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestCompare)
#include "test_compare.moc"
