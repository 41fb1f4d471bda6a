// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCompleter>
#include <QSignalSpy>
#include <QtTest>

#include "ui/theme/theme.hpp"
#include "ui/traffic/filter/filter_field.hpp"

namespace weir::ui {

class TestFilterField : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void whatIsRightComesIntoForce() {
        FilterField field;
        QSignalSpy changes(&field, &FilterField::filterChanged);
        QTest::keyClicks(&field, QStringLiteral("state:failed"));
        QVERIFY(changes.wait());
        QCOMPARE(changes.size(), 1);  // once for all the keys
        admin::ExchangeRow row;
        QVERIFY(!field.filter().matches(row));
        row.state = ExchangeState::Failed;
        QVERIFY(field.filter().matches(row));
    }

    void whatIsWrongIsSaidAndLeavesTheLastInForce() {
        FilterField field;
        field.setFilter(QStringLiteral("state:failed"));
        QSignalSpy changes(&field, &FilterField::filterChanged);
        field.setText(QStringLiteral("state:faild"));
        QCOMPARE(field.problem(), QStringLiteral("\"faild\" is not a word that this field knows. "
                                                 "Did you mean \"failed\"?"));
        QVERIFY(field.property("invalid").toBool());
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(changes.size(), 0);
        QVERIFY(!field.filter().matchesAll());
        field.clear();
        QVERIFY(field.problem().isEmpty());
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(changes.size(), 1);
        QVERIFY(field.filter().matchesAll());
    }

    void conditionsAreAdded() {
        FilterField field;
        field.addCondition(QStringLiteral("key:a"));
        QCOMPARE(field.text(), QStringLiteral("key:a"));
        field.addCondition(QStringLiteral("-model:b"));
        QCOMPARE(field.text(), QStringLiteral("key:a -model:b"));
        field.setFilter(QStringLiteral("key:a or key:b"));
        field.addCondition(QStringLiteral("state:failed"));
        QCOMPARE(field.text(), QStringLiteral("(key:a or key:b) state:failed"));
    }

    void offersFieldsAndTheirWords() {
        FilterField field;
        field.setKnownValues(QStringLiteral("key"), {QStringLiteral("search dev")});
        auto* completer = field.findChild<QCompleter*>();
        QTest::keyClicks(&field, QStringLiteral("-sta"));
        QCOMPARE(completer->currentCompletion(), QStringLiteral("state:"));
        field.clear();
        QTest::keyClicks(&field, QStringLiteral("state:fa"));
        QCOMPARE(completer->currentCompletion(), QStringLiteral("state:failed"));
        field.clear();
        QTest::keyClicks(&field, QStringLiteral("key:"));
        QCOMPARE(completer->currentCompletion(), QStringLiteral("key:\"search dev\""));
    }

    void valuesAreQuotedWhereTheyNeedIt() {
        QCOMPARE(filterValue(QStringLiteral("gpt-4o")), QStringLiteral("gpt-4o"));
        QCOMPARE(filterValue(QStringLiteral("a b")), QStringLiteral("\"a b\""));
        QCOMPARE(filterValue(QStringLiteral("a\"b")), QStringLiteral("\"ab\""));
        QCOMPARE(filterValue(QString()), QStringLiteral("\"\""));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestFilterField)
#include "test_filter_field.moc"
