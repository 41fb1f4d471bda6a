// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

#include "engine/control/admin/directory_csv.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/canned_directory.hpp"
#include "ui/spend/spend_range.hpp"
#include "ui/teams/directory_import_dialog.hpp"
#include "ui/teams/directory_plan_model.hpp"
#include "ui/teams/directory_table.hpp"
#include "ui/teams/teams_page.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

// Teams, users and keys out to a file, and in from one.
class TestTeamsFiles : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    QTemporaryDir m_folder;
    FakeAdminClient m_client;
    std::vector<admin::ImportDirectory> m_asked;
    admin::DirectoryPlan m_plan;

    QString write(const QByteArray& text) const {
        QFile file(m_folder.filePath(QStringLiteral("teams.csv")));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
            qFatal("cannot write");
        }
        return file.fileName();
    }
    static void choose(DirectoryImportDialog& dialog, const QString& path) {
        auto* field = dialog.findChild<QLineEdit*>();
        field->setText(path);
        emit field->editingFinished();
    }
    static QStringList lines(const DirectoryImportDialog& dialog) {
        const auto* model = dialog.findChild<DirectoryPlanModel*>();
        QStringList texts;
        for (int row = 0; row < model->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < model->columnCount(); ++column) {
                cells << model->index(row, column).data().toString();
            }
            texts << cells.join(QStringLiteral("|"));
        }
        return texts;
    }
    static bool says(const DirectoryImportDialog& dialog, const QString& text) {
        const auto labels = dialog.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* each) { return each->text().contains(text); });
    }
    static void importNow(DirectoryImportDialog& dialog) {
        emit dialog.findChild<DialogFooter*>()->primaryAsked();
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void init() {
        answerAll(m_client);
        m_asked.clear();
        m_plan = {};
        m_plan.base = "base-1";
        m_plan.added = 1;
        m_plan.changed = 1;
        m_plan.unchanged = 1;
        using enum admin::ImportEffect;
        m_plan.members = {{Unchanged, admin::MemberKind::Key, "ci", 2, {}},
                          {Added, admin::MemberKind::Team, "mobile", 3, {{"tier", "", "gold"}}},
                          {Changed, admin::MemberKind::User, "ada", 4, {{"teams", "search", ""}}}};
        m_client.on<admin::ImportDirectory>([this](const admin::ImportDirectory& asked) {
            m_asked.push_back(asked);
            admin::DirectoryPlan plan = m_plan;
            plan.dryRun = asked.dryRun;
            return Result<admin::DirectoryPlan>(plan);
        });
    }

    void whatWouldChangeIsSeenFirst() {
        auto* dialog = new DirectoryImportDialog(m_client, nullptr);
        QSignalSpy imported(dialog, &DirectoryImportDialog::imported);
        dialog->open();
        importNow(*dialog);  // there is no file yet
        choose(*dialog, write("kind,name\nteam,mobile\n"));
        QTRY_COMPARE(m_asked.size(), std::size_t(1));
        QVERIFY(m_asked[0].dryRun && m_asked[0].text == "kind,name\nteam,mobile\n");
        QTRY_COMPARE(lines(*dialog),
                     (QStringList{QStringLiteral("Added|3|Team|mobile|tier: gold"),
                                  QStringLiteral("Changed|4|User|ada|teams: search → –"),
                                  QStringLiteral("As it is|2|Key|ci|")}));
        importNow(*dialog);
        QTRY_COMPARE(imported.size(), 1);
        QCOMPARE(m_asked.size(), std::size_t(2));
        QVERIFY(!m_asked[1].dryRun && m_asked[1].base == "base-1");
        QCOMPARE(m_asked[1].text, m_asked[0].text);
    }

    void aProblemIsMendedAndTheFileReadAgain() {
        admin::DirectoryPlan good = m_plan;
        m_plan.base.clear();
        m_plan.problems = {{false, 3, "teams", "There is no team \"serch\".", {}},
                           {true, 4, "kind", "\"teem\" is no team.", "Did you mean \"team\"?"}};
        auto* dialog = new DirectoryImportDialog(m_client, nullptr);
        dialog->open();
        choose(*dialog, write("wrong"));
        QTRY_COMPARE(lines(*dialog).size(), 5);
        QCOMPARE(lines(*dialog).mid(0, 2),
                 (QStringList{
                     QStringLiteral("Problem|4|kind||\"teem\" is no team. Did you mean \"team\"?"),
                     QStringLiteral("Note|3|teams||There is no team \"serch\".")}));
        importNow(*dialog);
        QCOMPARE(m_asked.size(), std::size_t(1));  // it cannot be asked for
        m_plan = good;
        write("right");
        const auto buttons = dialog->findChildren<Button*>();
        for (Button* each : buttons) {
            if (each->text() == QStringLiteral("Read again")) {
                each->click();
            }
        }
        QTRY_COMPARE(m_asked.size(), std::size_t(2));
        QCOMPARE(m_asked[1].text, std::string("right"));
        QTRY_COMPARE(lines(*dialog).size(), 3);
        dialog->reject();
    }

    void whatIsRefusedIsSaidAndTheDialogStays() {
        auto* dialog = new DirectoryImportDialog(m_client, nullptr);
        dialog->open();
        choose(*dialog, write("kind,name\nteam,mobile\n"));
        QTRY_COMPARE(lines(*dialog).size(), 3);
        m_client.refuse<admin::ImportDirectory>(
            Error::conflict("The file would change something else by now."));
        importNow(*dialog);
        QTRY_VERIFY(says(*dialog, QStringLiteral("something else by now")));
        QVERIFY(dialog->isVisible());
        dialog->reject();
    }

    void whatCannotBeReadIsNotSent() {
        auto* dialog = new DirectoryImportDialog(m_client, nullptr);
        dialog->open();
        const QString path = write("kind,name\nteam,caf\xE9\n");
        choose(*dialog, path);
        QTRY_VERIFY(says(*dialog, QStringLiteral("not UTF-8")));
        choose(*dialog, path + QStringLiteral("2"));
        QTRY_VERIFY(says(*dialog, QStringLiteral("cannot be read")));
        QVERIFY(m_asked.empty());
        dialog->reject();
    }

    void whatIsShownIsExported() {
        test::FakeClock clock;
        clock.set(kCannedNow);
        GatewayModel gateway(m_client);
        QString suggested;
        const QString path = m_folder.filePath(QStringLiteral("out"));
        TeamsPage page(m_client, gateway, clock, QTimeZone::utc(), nullptr,
                       [&](QWidget*, const QString& name) {
                           suggested = name;
                           return path;
                       });
        QSignalSpy toasts(&page, &TeamsPage::toastAsked);
        page.exportFile();  // nothing is known yet
        QVERIFY(suggested.isEmpty());
        page.resize(1280, 800);
        page.show();
        QTRY_VERIFY(page.findChild<DirectoryTable*>()->model()->rowCount() > 0);
        page.exportFile();
        QVERIFY(suggested.endsWith(
            QStringLiteral("weir-teams-%1.csv")
                .arg(timeIn(QTimeZone::utc(), kCannedNow).date().toString(Qt::ISODate))));
        QFile file(path + QStringLiteral(".csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.startsWith("kind,name,teams,user,"));
        QVERIFY(text.contains("\r\nteam,search,,,,,gold,4711,\"eu, core\","));
        QVERIFY(!text.contains("team,mobile"));  // the document declares it
        QCOMPARE(toasts.size(), 1);
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestTeamsFiles)
#include "test_teams_files.moc"
