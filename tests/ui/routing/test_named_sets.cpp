// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>

#include "engine/control/admin/named_sets.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/routing/named_set_dialog.hpp"
#include "ui/routing/named_set_item.hpp"
#include "ui/routing/named_sets_panel.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/button.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

// The sets of names that rules ask for: listed, added, changed, removed and brought back.
class TestNamedSets : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FakeAdminClient> m_client;
    std::unique_ptr<GatewayModel> m_gateway;
    std::unique_ptr<NamedSetsPanel> m_panel;
    std::vector<admin::NamedSetRow> m_rows;
    std::vector<admin::SetNamedSet> m_set;

    void open() {
        m_client->answer<admin::GetStatus>(cannedStatus());
        m_client->on<admin::ListNamedSets>(
            [this](const auto&) { return Result<admin::NamedSetList>({m_rows}); });
        m_client->on<admin::SetNamedSet>(
            [this](const admin::SetNamedSet& asked) -> Result<admin::NamedSetRow> {
                m_set.push_back(asked);
                m_rows.push_back({asked.settings, {}});
                return m_rows.back();
            });
        m_client->on<admin::RemoveNamedSet>(
            [this](const admin::RemoveNamedSet& asked) -> Result<admin::RemovedNamedSet> {
                std::erase_if(m_rows,
                              [&](const auto& each) { return each.settings.name == asked.name; });
                admin::RemovedNamedSet removed;
                removed.name = asked.name;
                return removed;
            });
        m_client->on<admin::RestoreNamedSet>(
            [this](const admin::RestoreNamedSet& asked) -> Result<admin::NamedSetRow> {
                m_rows.push_back({{asked.removed.name, RouteField::Team, {"a"}}, {}});
                return m_rows.back();
            });
        m_gateway = std::make_unique<GatewayModel>(*m_client);
        m_gateway->refresh();
        QTRY_VERIFY(m_gateway->isKnown());
        m_panel = std::make_unique<NamedSetsPanel>(*m_client, *m_gateway, [](RouteField field) {
            return QStringList{QString::number(static_cast<int>(field))};
        });
        m_panel->resize(480, 400);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        QTRY_VERIFY(m_client->timesAsked<admin::ListNamedSets>() > 0);
        QCoreApplication::processEvents();
    }
    QList<NamedSetItem*> items() const { return m_panel->findChildren<NamedSetItem*>(); }
    NamedSetDialog* dialog() const { return m_panel->findChild<NamedSetDialog*>(); }
    void openDialog(const QString& button) {
        QVERIFY(pressButton(*m_panel, button));
        QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
    }
    // In the order of Tab: the name, and the names in it.
    QLineEdit* field(int place) const { return dialog()->findChildren<QLineEdit*>().at(place); }
    Button* primary() const {
        const auto buttons = dialog()->findChildren<Button*>();
        const auto found = std::ranges::find(buttons, ButtonKind::Primary, &Button::kind);
        return found == buttons.end() ? nullptr : *found;
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }
    void init() {
        m_client = std::make_unique<FakeAdminClient>();
        m_rows.clear();
        m_set.clear();
    }
    void cleanup() {
        m_panel.reset();
        m_gateway.reset();
        m_client.reset();
    }

    void withoutAnyItSaysWhatTheyAreFor() {
        open();
        QTRY_VERIFY(hasWords(*m_panel, QStringLiteral("rules ask for it as set:NAME")));
        QCOMPARE(unnamedControls(m_panel.get()), QStringList());
    }

    void eachSaysWhatIsInItAndWhoAsks() {
        m_rows = {{{"research", RouteField::Team, {"search", "ml-*"}}, {"Code", "Night"}},
                  {{"small", RouteField::Model, {"o3"}}, {}}};
        open();
        QTRY_COMPARE(items().size(), 2);
        QCOMPARE(items()[0]->accessibleName(),
                 QStringLiteral("research, team: search, ml-*. Asked for by Code, Night"));
        QCOMPARE(items()[1]->accessibleName(),
                 QStringLiteral("small, model: o3. No rule asks for it."));
    }

    void oneIsAdded() {
        open();
        openDialog(QStringLiteral("Add set"));
        QVERIFY(!primary()->isEnabled());
        QVERIFY(hasWords(*dialog(), QStringLiteral("The set needs a name.")));
        field(0)->setText(QStringLiteral("vip"));
        QVERIFY(hasWords(*dialog(), QStringLiteral("A value is missing.")));
        field(1)->setText(QStringLiteral("a*b"));
        QVERIFY(!primary()->isEnabled());
        field(1)->setText(QStringLiteral("ada, b-*"));
        dialog()->findChild<QComboBox*>()->setCurrentIndex(1);
        QVERIFY(primary()->isEnabled());
        primary()->click();
        QTRY_COMPARE(m_set.size(), std::size_t(1));
        QCOMPARE(m_set[0].replaces, std::string());
        QCOMPARE(m_set[0].settings, (NamedSet{"vip", RouteField::User, {"ada", "b-*"}}));
        QTRY_COMPARE(items().size(), 1);
        QTRY_VERIFY(dialog() == nullptr);
    }

    void oneIsChanged() {
        m_rows = {{{"research", RouteField::Tag, {"x"}}, {}}};
        open();
        QTRY_COMPARE(items().size(), 1);
        openDialog(QStringLiteral("Change the set research"));
        QCOMPARE(field(0)->text(), QStringLiteral("research"));
        QCOMPARE(field(1)->text(), QStringLiteral("x"));
        field(0)->setText(QStringLiteral("found"));
        primary()->click();
        QTRY_COMPARE(m_set.size(), std::size_t(1));
        QCOMPARE(m_set[0].replaces, std::string("research"));
        QCOMPARE(m_set[0].settings, (NamedSet{"found", RouteField::Tag, {"x"}}));
    }

    void aRemovalIsTakenBack() {
        m_rows = {{{"research", RouteField::Team, {"a"}}, {}}};
        open();
        QTRY_COMPARE(items().size(), 1);
        std::function<void()> undo;
        connect(m_panel.get(), &RuleListPanel::toastAsked, this,
                [&](const ToastMessage& message) { undo = message.run; });
        QVERIFY(pressButton(*m_panel, QStringLiteral("Remove the set research")));
        QTRY_COMPARE(items().size(), 0);
        QVERIFY(undo);
        undo();
        QTRY_COMPARE(items().size(), 1);
    }

    // As one that a rule asks for is.
    void aRefusalIsSaid() {
        m_rows = {{{"research", RouteField::Team, {"a"}}, {"Code"}}};
        open();
        QTRY_COMPARE(items().size(), 1);
        m_client->refuse<admin::RemoveNamedSet>(Error::invalid("There is no set \"research\"."));
        QVERIFY(pressButton(*m_panel, QStringLiteral("Remove the set research")));
        QTRY_VERIFY(hasWords(*m_panel, QStringLiteral("There is no set \"research\".")));
        QCOMPARE(items().size(), 1);
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestNamedSets)
#include "test_named_sets.moc"
