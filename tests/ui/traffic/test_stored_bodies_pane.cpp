// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QLabel>
#include <QLocale>
#include <QtTest>

#include "engine/control/admin/bodies.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/theme/theme.hpp"
#include "ui/traffic/exchange_pane.hpp"
#include "ui/traffic/seen_note.hpp"
#include "ui/widgets/code_view.hpp"
#include "ui/widgets/tab_bar.hpp"
#include "ui/widgets/words_view.hpp"

namespace weir::ui {

// What the pane says of bodies: where they are kept, who saw them, and why they cannot be shown.
class TestStoredBodiesPane : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FakeAdminClient> m_client;
    std::unique_ptr<ExchangePane> m_pane;

    void open(bool stream = false) {
        admin::ExchangeRow row;
        row.stream = stream;
        row.id = cannedId(1);
        row.state = ExchangeState::Done;
        row.dialect = "openai_chat";
        admin::ExchangeDetail detail;
        detail.row = row;
        m_client->answer<admin::GetExchange>(detail);
        m_pane = std::make_unique<ExchangePane>(*m_client);
        m_pane->resize(460, 700);
        m_pane->show();
        m_pane->open(row);
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }
    void openTab(int tab) { m_pane->findChild<TabBar*>()->setCurrentIndex(tab); }

    static std::string json(QByteArray text) { return text.replace('\'', '"').toStdString(); }
    static std::string delta(const QByteArray& words) {
        return json("data: {'choices':[{'index':0,'delta':{'content':'" + words + "'}}]}\n\n");
    }
    // What the tab in front shows, but for its buttons.
    QString everything() const {
        QStringList all;
        for (const auto* label : m_pane->findChildren<QLabel*>()) {
            all << (label->isVisible() ? label->text() : QString());
        }
        for (const auto* code : m_pane->findChildren<CodeView*>()) {
            all << (code->isVisible() ? code->code() : QString());
        }
        for (const auto* words : m_pane->findChildren<WordsView*>()) {
            all << (words->isVisible() ? words->toPlainText() : QString());
        }
        for (const auto* table : m_pane->findChildren<QAbstractItemView*>()) {
            for (int row = 0; table->isVisible() && row < table->model()->rowCount(); ++row) {
                for (int column = 0; column < table->model()->columnCount(); ++column) {
                    all << table->model()->index(row, column).data().toString();
                }
            }
        }
        return all.join(QLatin1Char('\n'));
    }

    bool says(const QString& words) const { return hasWords(*m_pane, words); }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }
    void init() {
        QLocale::setDefault(QLocale::c());
        m_client = std::make_unique<FakeAdminClient>();
    }
    void cleanup() {
        m_pane.reset();
        m_client.reset();
    }

    void inMemoryIsSaidAndNobodyIsNamed() {
        m_client->answer<admin::GetBodies>(cannedBodies());
        open();
        for (int tab = 1; tab <= 3; ++tab) {
            openTab(tab);
            QTRY_VERIFY(says(QStringLiteral("in memory only")));
        }
        QCOMPARE(m_client->timesAsked<admin::ListBodyViews>(), 0);
        QVERIFY(!m_pane->findChild<SeenNote*>()->isVisible());
    }

    void onDiskIsSaidWithItsEndAndWhoSawIt() {
        admin::ExchangeBodies bodies = cannedBodies();
        bodies.where = BodyPlace::Disk;
        bodies.storedUntil = std::chrono::sys_days{std::chrono::year{2026} / 12 / 3};
        m_client->answer<admin::GetBodies>(bodies);
        admin::BodyViews views;
        const Timestamp at = std::chrono::sys_days{std::chrono::year{2026} / 11 / 26};
        views.views = {{at, Via::Remote, "ada"}, {at, Via::Socket, ""}, {at, Via::Window, ""}};
        m_client->answer<admin::ListBodyViews>(views);
        open();
        QCOMPARE(m_client->timesAsked<admin::GetBodies>(), 0);  // the overview shows none
        for (int tab = 1; tab <= 3; ++tab) {
            openTab(tab);
            QTRY_VERIFY(says(QStringLiteral("on disk, encrypted, until 3 Dec 2026")));
            QTRY_VERIFY(says(QStringLiteral("Seen by the window at ")));
            QVERIFY(says(QStringLiteral("2 times before")));
        }
        // One look is one record, however many tabs there are.
        QCOMPARE(m_client->timesAsked<admin::GetBodies>(), 1);
        const auto* seen = m_pane->findChild<SeenNote*>();
        QVERIFY(seen->toolTip().contains(QStringLiteral("ada")));
        openTab(0);
        QVERIFY(!seen->isVisible());
    }

    // Pasted into a prompt, called with, said by the model, in pieces too: in no tab.
    void whatLooksLikeAKeyIsNotShown() {
        const QByteArray key = "sk-proj-abcdefghijklmnopqrstuvwx";
        admin::ExchangeBodies bodies = cannedBodies();
        bodies.request = json(
            "{'model':'auto','stream':true,'messages':["
            "{'role':'user','content':'" +
            key +
            " is mine'},"
            "{'role':'tool','tool_call_id':'c','content':'" +
            key + "'}]}");
        bodies.response = delta("say " + key) + delta(key.left(20)) + delta(key.mid(20));
        bodies.responseMoments.clear();
        m_client->answer<admin::GetBodies>(bodies);
        open(true);
        for (int tab = 1; tab <= 4; ++tab) {
            openTab(tab);
            QTRY_VERIFY(says(QStringLiteral("in memory only")));
            QTRY_VERIFY(everything().contains(QStringLiteral("[key]")));
            const QString seen = everything();
            QVERIFY2(!seen.contains(QString::fromUtf8(key)), qPrintable(seen));
            QCOMPARE(says(QStringLiteral("what looks like a key is not shown")),
                     tab == 2 || tab == 3);
        }
    }

    void whyTheyCannotBeShownIsSaid() {
        m_client->refuse<admin::GetBodies>(Error::unavailable(
            "The bodies of this call are encrypted with the key a1b2, which is missing."));
        open();
        for (int tab = 1; tab <= 3; ++tab) {
            openTab(tab);
            QTRY_VERIFY(says(QStringLiteral("which is missing")));
        }
    }

    void whyTheyAreNotOnDiskIsSaid() {
        admin::ExchangeBodies bodies = cannedBodies();
        bodies.loss = BodyLoss::DiskFull;
        m_client->answer<admin::GetBodies>(bodies);
        open();
        openTab(2);
        QTRY_VERIFY(says(QStringLiteral("in memory only, because the disk was full")));
        // And when they fell out of memory, too.
        admin::ExchangeBodies gone;
        gone.loss = BodyLoss::DiskSlow;
        m_client->answer<admin::GetBodies>(gone);
        m_pane->open(cannedRow(9));
        QTRY_VERIFY(says(QStringLiteral("not on disk, because the disk was too slow.")));
    }

    void whatIsNotKeptIsNotSaidToBe() {
        m_client->answer<admin::GetBodies>({});
        open();
        openTab(1);
        QTRY_VERIFY(says(QStringLiteral("Bodies are not kept.")));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestStoredBodiesPane)
#include "test_stored_bodies_pane.moc"
