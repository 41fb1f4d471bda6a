// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QtTest>

#include "tests/ui/support/canned_routes.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/routing/condition_group.hpp"
#include "ui/routing/route_changes.hpp"
#include "ui/routing/route_text.hpp"
#include "ui/routing/target_editor.hpp"
#include "ui/widgets/button.hpp"

namespace weir::ui {

// What a rule asks and where it leads, put together by hand and by keys.
class TestConditionGroup : public QObject {
    Q_OBJECT

    std::unique_ptr<ConditionGroup> m_group;

    static QAbstractButton* button(QWidget& root, const QString& name) {
        for (auto* each : root.findChildren<QAbstractButton*>()) {
            if (each->isVisible() && each->accessibleName() == name) {
                return each;
            }
        }
        return nullptr;
    }
    template <class Widget>
    Widget* named(const QString& name) const {
        for (auto* each : m_group->findChildren<Widget*>()) {
            if (each->isVisible() && each->accessibleName() == name) {
                return each;
            }
        }
        return nullptr;
    }
    void show(const RouteCondition& condition) {
        m_group = std::make_unique<ConditionGroup>(
            [](RouteField field) {
                return field == RouteField::Tier
                           ? QStringList{QStringLiteral("gold"), QStringLiteral("silver")}
                           : QStringList();
            },
            0);
        m_group->setCondition(condition);
        m_group->resize(400, 500);
        m_group->show();
        m_group->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_group.get()));
    }
    QString sentence() const { return plainText(whenRuns(m_group->condition())); }
    static void choose(QComboBox* combo, int index) {
        combo->setCurrentIndex(index);
        emit combo->activated(index);
    }

private slots:
    void whatIsShownIsWhatWasGiven() {
        for (const admin::RouteRow& row : cannedRoutes().routes) {
            show(row.settings.when);
            QCOMPARE(plain(m_group->condition()), plain(row.settings.when));
            QCOMPARE(unnamedControls(m_group.get()), QStringList());
        }
    }

    void aConditionIsAddedByKeys() {
        show({});
        QVERIFY(hasWords(*m_group, QStringLiteral("Takes every call")));
        QSignalSpy changed(m_group.get(), &ConditionGroup::changed);
        button(*m_group, QStringLiteral("Add a condition"))->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        auto* field = qobject_cast<QComboBox*>(QApplication::focusWidget());
        QVERIFY(field != nullptr);
        QVERIFY(hasWords(*m_group, QStringLiteral("A value is missing.")));
        QTest::keyClick(field, Qt::Key_T);  // to team, the first that begins with it
        QCOMPARE(field->currentText(), QStringLiteral("team"));
        QTest::keyClick(field, Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("search"));
        QVERIFY(!hasWords(*m_group, QStringLiteral("A value is missing.")));
        QCOMPARE(sentence(), QStringLiteral("team search"));
        // The typing is one step, and the choices are steps of their own.
        QCOMPARE(changed.at(0).at(0).toString(), QString());
        QVERIFY(!changed.last().at(0).toString().isEmpty());
        QCOMPARE(changed.last().at(0), changed.at(changed.size() - 2).at(0));
    }

    void whatIsWrongStandsUnderTheField() {
        show(groupOf(ConditionKind::All, {numberTest(RouteField::Tokens, {}, 2'000)}));
        auto* value = named<QLineEdit>(QStringLiteral("What tokens in is compared with"));
        QVERIFY(value != nullptr);
        QTest::keyClicks(value, QStringLiteral("k"));
        QVERIFY(hasWords(*m_group, QStringLiteral("is not a whole number.")));
        QVERIFY(value->property("invalid").toBool());
        QCOMPARE(sentence(), QStringLiteral("tokens in > 2,000"));
        QTest::keyClick(value, Qt::Key_Backspace);
        QVERIFY(!hasWords(*m_group, QStringLiteral("is not a whole number.")));
        QVERIFY(!value->property("invalid").toBool());
    }

    void wordsStayWhereAnotherFieldHasWords() {
        show(groupOf(ConditionKind::All, {wordTest(RouteField::Team, {"a", "b"})}));
        choose(named<QComboBox>(QStringLiteral("What is asked")), int(RouteField::Tag));
        QCOMPARE(sentence(), QStringLiteral("tag a, b"));
        choose(named<QComboBox>(QStringLiteral("How tag is compared")), 1);
        QCOMPARE(sentence(), QStringLiteral("tag not a, b"));
        choose(named<QComboBox>(QStringLiteral("What is asked")), int(RouteField::Tools));
        QCOMPARE(sentence(), QStringLiteral("with tools"));
    }

    void aHeaderHasANameOfOneWord() {
        show(groupOf(ConditionKind::All, {wordTest(RouteField::Header, {"v"})}));
        auto* name = named<QLineEdit>(QStringLiteral("Name of the header"));
        QVERIFY(name != nullptr);
        QTest::keyClicks(name, QStringLiteral("X App"));
        QVERIFY(hasWords(*m_group, QStringLiteral("The name of a header is one word.")));
        name->clear();
        QTest::keyClicks(name, QStringLiteral("X-App"));
        QCOMPARE(sentence(), QStringLiteral("header x-app v"));
    }

    void metadataHasANameAsItIsWritten() {
        show(groupOf(ConditionKind::All, {wordTest(RouteField::Metadata, {"v"})}));
        auto* name = named<QLineEdit>(QStringLiteral("Name in the metadata"));
        QVERIFY(name != nullptr && name->isVisibleTo(m_group.get()));
        QTest::keyClicks(name, QStringLiteral("My feature"));
        QCOMPARE(sentence(), QStringLiteral("metadata My feature v"));
        QTest::keyClicks(name, QString(60, u'x'));
        QVERIFY(hasWords(*m_group, QStringLiteral("A name in the metadata has at most 64 bytes.")));
        name->clear();
        QTest::keyClicks(name, QStringLiteral(" "));
        QVERIFY(hasWords(*m_group, QStringLiteral("The name in the metadata is missing.")));
    }

    void groupsAreAddedAndGoWithTheirLastCondition() {
        show(groupOf(ConditionKind::All, {wordTest(RouteField::Team, {"a"})}));
        button(*m_group, QStringLiteral("Add a group"))->click();
        QCOMPARE(sentence(), QStringLiteral("team a and model …"));
        QCOMPARE(m_group->condition().of.back().kind, ConditionKind::Any);
        auto* inner = m_group->findChild<ConditionGroup*>();
        QVERIFY(inner != nullptr);
        button(*inner, QStringLiteral("Remove the condition on model"))->click();
        QCOMPARE(m_group->condition().of.size(), std::size_t{1});
        button(*m_group, QStringLiteral("Remove the condition on team"))->click();
        QCOMPARE(sentence(), QStringLiteral("always"));
        QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Add a condition"));
    }

    void knownWordsAreOfferedForTheWordBeingTyped() {
        show(groupOf(ConditionKind::All, {wordTest(RouteField::Tier, {})}));
        auto* value = named<QLineEdit>(QStringLiteral("What tier is compared with"));
        value->setFocus();
        QTest::keyClicks(value, QStringLiteral("bronze, si"));
        const auto* completer = value->findChild<QCompleter*>();
        QVERIFY(completer != nullptr && completer->popup()->isVisible());
        QCOMPARE(completer->completionCount(), 1);
        QTest::keyClick(completer->popup(), Qt::Key_Down);
        QTest::keyClick(completer->popup(), Qt::Key_Return);
        QCOMPARE(value->text(), QStringLiteral("bronze, silver"));
        QCOMPARE(sentence(), QStringLiteral("tier bronze, silver"));
    }

    void undoIsLeftToThePage() {
        show(groupOf(ConditionKind::All, {wordTest(RouteField::Tier, {})}));
        auto* value = named<QLineEdit>(QStringLiteral("What tier is compared with"));
        QTest::keyClicks(value, QStringLiteral("x"));
        QKeyEvent undo(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
        undo.ignore();
        QApplication::sendEvent(value, &undo);
        QVERIFY(!undo.isAccepted());
    }

    void targetsAreWeighedAndMoved() {
        TargetEditor editor([] { return QStringList(); });
        editor.setTargets({{"a", 3}, {"b", 1}});
        editor.setWeighted(true);
        editor.show();
        QVERIFY(hasWords(editor, QStringLiteral("75 %")));
        QVERIFY(hasWords(editor, QStringLiteral("Sum of the weights: 4")));
        QSignalSpy changed(&editor, &TargetEditor::changed);
        button(editor, QStringLiteral("Ask b earlier"))->click();
        QCOMPARE(editor.targets().front().target, std::string("b"));
        QCOMPARE(editor.targets().front().weight, std::uint32_t{1});
        button(editor, QStringLiteral("Remove the target a"))->click();
        QCOMPARE(editor.targets().size(), std::size_t{1});
        editor.add();
        QTest::keyClicks(editor.findChildren<QLineEdit*>().last(), QString());
        QCOMPARE(changed.size(), 3);
        QCOMPARE(unnamedControls(&editor), QStringList());
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestConditionGroup)
#include "test_condition_group.moc"
