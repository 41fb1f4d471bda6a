// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QtTest>

#include "engine/control/admin/providers.hpp"
#include "engine/control/admin/reconcile.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/reconcile/gap_model.hpp"
#include "ui/reconcile/reconcile_dialog.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/table_view.hpp"

namespace weir::ui {

// From a file to what differs, and why.
class TestReconcileDialog : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FakeAdminClient> m_client;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QWidget> m_window;
    ReconcileDialog* m_dialog = nullptr;
    std::vector<admin::ReconcileUsage> m_asked;

    static admin::ReconciledRow row(unsigned day, const char* model, std::uint64_t theirs,
                                    std::uint64_t ours, GapCause cause) {
        admin::ReconciledRow row;
        row.day = Timestamp(std::chrono::sys_days(std::chrono::year(2026) / 11 / day));
        row.model = model;
        row.theirs.tokensIn = theirs;
        row.ours.tokensIn = ours;
        row.cause = cause;
        return row;
    }
    static admin::Reconciliation figures() {
        admin::Reconciliation figures;
        figures.tellsTokens = true;
        figures.rows = {row(1, "gpt-4o", 1200, 1200, GapCause::None),
                        row(2, "gpt-4o", 1500, 1200, GapCause::OutsideWeir)};
        figures.theirs.tokensIn = 2700;
        figures.ours.tokensIn = 2400;
        figures.differing = 1;
        return figures;
    }
    void name(const QString& path) {
        auto* field = m_dialog->findChild<QLineEdit*>();
        field->setText(path);
        emit field->editingFinished();
    }
    QString write(const QByteArray& text) {
        const QString path = m_folder->filePath(QStringLiteral("usage.csv"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
            qFatal("no file");
        }
        return path;
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }
    void init() {
        m_asked.clear();
        m_folder = std::make_unique<QTemporaryDir>();
        m_client = std::make_unique<FakeAdminClient>();
        admin::ProviderList providers;
        providers.providers.resize(2);
        providers.providers[0].settings.name = "openai";
        providers.providers[1].settings.name = "azure";
        m_client->answer<admin::ListProviders>(providers);
        m_client->on<admin::ReconcileUsage>([this](const admin::ReconcileUsage& asked) {
            m_asked.push_back(asked);
            return Result<admin::Reconciliation>(figures());
        });
        m_window = std::make_unique<QWidget>();
        m_dialog = new ReconcileDialog(*m_client, m_window.get());
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
        QTRY_COMPARE(m_dialog->findChild<QComboBox*>()->count(), 2);
    }
    void cleanup() {
        m_window.reset();
        m_client.reset();
    }

    void aFileIsComparedAndItsGapsComeFirst() {
        const auto* table = m_dialog->findChild<TableView*>();
        QVERIFY(!table->isVisible());
        QVERIFY(hasWords(*m_dialog, QStringLiteral("Name the file of the export.")));
        name(write("day,model\n"));
        QTRY_VERIFY(table->isVisible());
        QCOMPARE(m_asked.size(), std::size_t{1});
        QCOMPARE(m_asked[0].provider, std::string("openai"));
        QCOMPARE(m_asked[0].text, std::string("day,model\n"));
        const auto cell = [table](int at, int column) {
            return table->model()->index(at, column).data().toString();
        };
        QCOMPARE(cell(0, GapModel::Cause), QStringLiteral("Calls outside Weir"));
        QCOMPARE(cell(0, GapModel::TokensIn), QStringLiteral("1,500 / 1,200"));
        QCOMPARE(cell(1, GapModel::Cause), QStringLiteral("The same"));
        QCOMPARE(cell(1, GapModel::TokensIn), QStringLiteral("1,200"));
        QVERIFY(hasWords(*m_dialog, QStringLiteral("1 of 2 figures differ. Tokens: 2,700 by the "
                                                   "provider, 2,400 in the books.")));
        m_dialog->findChild<QComboBox*>()->setCurrentIndex(1);
        QTRY_COMPARE(m_asked.size(), std::size_t{2});
        QCOMPARE(m_asked[1].provider, std::string("azure"));
    }

    void whatIsShownIsCopied() {
        name(write("day,model\n"));
        QTRY_VERIFY(m_dialog->findChild<TableView*>()->isVisible());
        QVERIFY(pressButton(*m_dialog, QStringLiteral("Copy as CSV")));
        const QStringList lines = QApplication::clipboard()->text().split(QStringLiteral("\r\n"));
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[1], QStringLiteral("2026-11-02,gpt-4o,outside_weir,0,0,1500,1200,0,0,0,0,"
                                          "0.00,0.00"));
    }

    void whatIsNoExportIsSaid() {
        m_client->refuse<admin::ReconcileUsage>(Error::invalid("There is no usage in it."));
        name(write("day,cost\n"));
        QTRY_VERIFY(hasWords(*m_dialog, QStringLiteral("There is no usage in it.")));
        QVERIFY(!m_dialog->findChild<TableView*>()->isVisible());
        name(m_folder->filePath(QStringLiteral("gone.csv")));
        QTRY_VERIFY(hasWords(*m_dialog, QStringLiteral("gone.csv")));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestReconcileDialog)
#include "test_reconcile_dialog.moc"
