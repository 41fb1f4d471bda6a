// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTreeView>
#include <QtTest>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "ui/routing/history_view.hpp"
#include "ui/widgets/button.hpp"

namespace weir::ui {

// Older revisions come a page at a time.
class TestHistoryView : public QObject {
    Q_OBJECT

    static constexpr std::uint64_t kPage = 3;

    std::unique_ptr<FakeAdminClient> m_client;
    std::unique_ptr<HistoryView> m_view;
    std::uint64_t m_newest = 0;

    int rows() const {
        return qobject_cast<QTreeView*>(m_view->focusTarget())->model()->rowCount();
    }
    QStringList numbers() const {
        const auto* model = qobject_cast<QTreeView*>(m_view->focusTarget())->model();
        QStringList all;
        for (int row = 0; row < model->rowCount(); ++row) {
            all << model->index(row, 0).data().toString();
        }
        return all;
    }
    void clickOlder() const {
        const auto buttons = m_view->findChildren<Button*>();
        for (Button* each : buttons) {
            if (each->text() == QStringLiteral("Show older revisions")) {
                each->click();
            }
        }
    }

private slots:
    void init() {
        m_newest = 9;
        m_client = std::make_unique<FakeAdminClient>();
        m_client->on<admin::GetPolicyHistory>([this](const admin::GetPolicyHistory& asked) {
            admin::PolicyHistory history;
            history.active = m_newest;
            std::uint64_t number = asked.before == 0 ? m_newest + 1 : asked.before;
            while (number > 1 && history.revisions.size() < kPage) {
                history.revisions.push_back({--number, kCannedNow, "window", ""});
            }
            history.more = number > 1;
            return Result<admin::PolicyHistory>(history);
        });
        m_client->answer<admin::GetPolicy>({});
        m_view = std::make_unique<HistoryView>(*m_client);
        m_view->pull();
        QTRY_COMPARE(rows(), 3);
    }
    void cleanup() {
        m_view.reset();
        m_client.reset();
    }

    void twoClicksAskOnce() {
        clickOlder();
        clickOlder();
        QCOMPARE(m_client->timesAsked<admin::GetPolicyHistory>(), 2);
        QTRY_COMPARE(rows(), 6);
        clickOlder();
        QTRY_COMPARE(rows(), 9);
        QStringList once = numbers();
        once.removeDuplicates();
        QCOMPARE(once.size(), 9);
    }

    void whatFailedCanBeAskedAgain() {
        m_client->refuse<admin::GetPolicyHistory>(Error::unavailable("No answer."));
        clickOlder();
        QCoreApplication::processEvents();
        clickOlder();
        QCOMPARE(m_client->timesAsked<admin::GetPolicyHistory>(), 3);
    }

    // Those that were listed when it was asked for are not there any more.
    void anAnswerForOtherRevisionsIsNotTaken() {
        m_newest = 20;
        m_view->pull();
        clickOlder();
        QTRY_COMPARE(rows(), 3);
        QTRY_VERIFY(numbers().front().contains(QStringLiteral("20")));
        QTest::qWait(20);
        QCOMPARE(rows(), 3);
    }

    void oneThatIsLookedForIsFoundMeanwhile() {
        m_view->lookAt(2);
        m_view->pull();
        clickOlder();
        QTRY_COMPARE(rows(), 9);
        const auto* table = qobject_cast<QTreeView*>(m_view->focusTarget());
        QTRY_COMPARE(table->currentIndex().row(), 7);
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestHistoryView)
#include "test_history_view.moc"
