// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTreeView>

#include "tests/ui/support/canned_audit.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/canned_routes.hpp"
#include "tests/ui/support/inspect.hpp"
#include "tests/ui/window/shell_scene.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/audit/audit_model.hpp"
#include "ui/audit/audit_table.hpp"
#include "ui/routing/history_view.hpp"
#include "ui/teams/directory_table.hpp"
#include "ui/traffic/exchange_pane.hpp"

namespace weir::ui {

// From a record to what it is about, in the whole window.
class TestAuditPlaces : public QObject, private ShellScene {
    Q_OBJECT

    template <class Widget>
    Widget* onPage() const {
        return m_shell->window().currentPage()->findChild<Widget*>();
    }
    // The first record with this action.
    void follow(const std::string& action) {
        QTest::keyClick(&m_shell->window(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_shell->window().currentPageId(), QStringLiteral("audit"));
        auto* table = onPage<AuditTable>();
        QTRY_VERIFY(table->model()->rowCount() > 4);
        const auto* model = static_cast<const AuditModel*>(table->model());
        int row = 0;
        while (model->at(row) != nullptr && model->at(row)->action != action) {
            ++row;
        }
        table->setCurrentIndex(model->index(row, 0));
        QTest::keyClick(table, Qt::Key_Return);
    }
    QString page() const { return m_shell->window().currentPageId(); }

private slots:
    void init() {
        setUp();
        answerAll(*m_client);
        open();
        m_shell->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_shell->window()));
    }
    void cleanup() { tearDown(); }

    void aViewLeadsToItsCall() {
        follow("body viewed");
        QCOMPARE(page(), QStringLiteral("traffic"));
        QTRY_VERIFY(onPage<ExchangePane>()->isVisible());
        QCOMPARE(onPage<ExchangePane>()->id(), cannedId(31));
    }

    void aCallThatIsNotThereIsSaid() {
        m_client->refuse<admin::GetExchange>(Error::notFound("There is no such exchange."));
        follow("body viewed");
        QCOMPARE(page(), QStringLiteral("traffic"));
        QTRY_VERIFY(hasWords(m_shell->window(), QStringLiteral("There is no such exchange.")));
    }

    void aRevisionLeadsToWhatItChanged() {
        // Each answer has one, so that the one that is meant comes with the second.
        m_client->on<admin::GetPolicyHistory>([](const admin::GetPolicyHistory& asked) {
            admin::PolicyHistory history;
            history.active = 43;
            const std::uint64_t number = asked.before == 0 ? 43 : asked.before - 1;
            history.revisions = {{number, kCannedNow, "window", {}}};
            history.more = number > 40;
            return Result<admin::PolicyHistory>(history);
        });
        follow("policy revised");
        QCOMPARE(page(), QStringLiteral("routing"));
        QTRY_VERIFY(hasWords(*onPage<HistoryView>(), QStringLiteral("Revision 41")));
        const auto* table = qobject_cast<QTreeView*>(onPage<HistoryView>()->focusTarget());
        QCOMPARE(table->model()->rowCount(), 3);
    }

    void aKeyLeadsToItsLine() {
        follow("key changed");
        QCOMPARE(page(), QStringLiteral("teams"));
        QTRY_VERIFY(
            onPage<DirectoryTable>()->currentIndex().siblingAtColumn(0).data().toString().contains(
                QStringLiteral("mobile-ios")));
    }

    void aProviderLeadsToItsPage() {
        follow("provider paused");
        QCOMPARE(page(), QStringLiteral("providers"));
    }

    void whatIsGoneLeadsNowhere() {
        follow("key revoked");
        QCOMPARE(page(), QStringLiteral("audit"));
    }

    void everyActionOfThePageIsThere() {
        m_shell->window().openPage(QStringLiteral("audit"));
        for (const char* id : {"audit.find", "audit.copy", "audit.export", "go.audit"}) {
            QVERIFY2(m_shell->actions().find(QLatin1String(id)) != nullptr, id);
        }
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestAuditPlaces)
#include "test_audit_places.moc"
