// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>
#include <set>

#include "engine/control/admin/replay.hpp"
#include "tests/ui/tasks/task_scene.hpp"
#include "ui/traffic/exchange_pane.hpp"
#include "ui/traffic/export/export_dialog.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/filter/time_button.hpp"
#include "ui/traffic/replay/replay_dialog.hpp"
#include "ui/traffic/table/traffic_model.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/widgets/button.hpp"
#include "ui/window/rail.hpp"

namespace weir::ui {

namespace {

Timestamp moment(const QDateTime& time) {
    return Timestamp(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

QDateTime ago(std::chrono::seconds time) {
    return QDateTime::currentDateTime().addSecs(-time.count());
}

// Noon of the Wednesday before the Monday of this week.
QDateTime lastWednesday() {
    const QDate today = QDate::currentDate();
    return QDate(today.addDays(1 - today.dayOfWeek() - 5)).startOfDay().addSecs(12 * 3600);
}

std::set<std::string> idsOf(const std::vector<admin::ExchangeRow>& rows) {
    std::set<std::string> ids;
    for (const admin::ExchangeRow& row : rows) {
        ids.insert(row.id.text());
    }
    return ids;
}

}  // namespace

using namespace std::chrono_literals;

// What platform engineers come for, from the window as it opens: with mouse and keyboard, and by
// keyboard alone. What a task takes is bounded, so that a step more is a failure.
class TestTrafficTasks : public QObject {
    Q_OBJECT

    static admin::ExchangeRow call(TaskScene& scene, const QDateTime& began) {
        const auto number = static_cast<std::uint32_t>(1'000 + scene.live.size());
        admin::ExchangeRow row = cannedRow(number);
        row.startedAt = moment(began);
        return row;
    }
    // Among others a failed call of team search, half an hour ago.
    static Id addFailures(TaskScene& scene) {
        const auto add = [&scene](std::chrono::seconds time, const char* team, bool failed) {
            admin::ExchangeRow row = call(scene, ago(time));
            row.team = team;
            if (failed) {
                row.state = ExchangeState::Failed;
                row.status = 503;
                row.error = "503 from every target";
                row.path = {AttemptSign::Failed, AttemptSign::Failed};
            }
            scene.live.push_back(row);
            return row.id;
        };
        add(5h, "search", true);
        const Id wanted = add(30min, "search", true);
        add(20min, "ads", true);
        add(10min, "search", false);
        add(1min, "ads", false);
        return wanted;
    }
    // Of last week, and before and after it; of two users.
    static void addCallsOfUsers(TaskScene& scene) {
        const auto add = [&scene](const QDateTime& began, const char* user) {
            admin::ExchangeRow row = call(scene, began);
            row.user = user;
            scene.live.push_back(row);
            scene.booked.push_back(row);
        };
        for (const char* user : {"ada", "bob"}) {
            add(lastWednesday().addDays(-7), user);
            add(lastWednesday(), user);
            add(lastWednesday().addDays(1), user);
            add(ago(24h * 6), user);
            add(ago(1min), user);
        }
    }
    static std::vector<admin::ExchangeRow> callsOf(const TaskScene& scene, const std::string& user,
                                                   const QDateTime& from, const QDateTime& to) {
        std::vector<admin::ExchangeRow> rows;
        for (const admin::ExchangeRow& row : scene.booked) {
            if (row.user == user && row.startedAt >= moment(from) && row.startedAt < moment(to)) {
                rows.push_back(row);
            }
        }
        return rows;
    }
    static QString exportFolder(TaskScene& scene) {
        const QString folder = scene.home.filePath(QStringLiteral("exports"));
        QDir().mkpath(folder);
        QSettings settings(scene.settingsFile(), QSettings::IniFormat);
        settings.setValue(QStringLiteral("traffic/export_folder"), folder);
        return folder;
    }
    // The ids that stand in the one file of the folder; none before it is written.
    static std::set<std::string> exportedTo(const QString& folder) {
        const QStringList files = QDir(folder).entryList({QStringLiteral("*.csv")}, QDir::Files);
        QFile file(QDir(folder).filePath(files.value(0)));
        if (files.size() != 1 || !file.open(QIODevice::ReadOnly)) {
            return {};
        }
        std::set<std::string> ids;
        static const QRegularExpression id(
            QStringLiteral("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"));
        for (const QByteArray& line : file.readAll().split('\n')) {
            const auto found = id.match(QString::fromUtf8(line));
            if (found.hasMatch()) {
                ids.insert(found.captured().toStdString());
            }
        }
        return ids;
    }
    static QPushButton* primaryOf(const QDialog* dialog, const QString& begin) {
        for (auto* each : dialog->findChildren<QPushButton*>()) {
            if (each->isVisible() && each->text().startsWith(begin)) {
                return each;
            }
        }
        return nullptr;
    }
    static void openTraffic(TaskScene& scene) {
        scene.hands().clickRow(scene.window().findChild<Rail*>()->findChild<QListView*>(), 1);
        QTRY_VERIFY(scene.seen<TrafficTable>() != nullptr);
    }
    static void openTrafficByKey(TaskScene& scene) {
        scene.hands().key(Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(scene.seen<TrafficTable>() != nullptr &&
                    scene.seen<TrafficTable>()->model()->rowCount() > 0);
    }
    static void verifyWhyItFellOver(TaskScene& scene, Id wanted) {
        QTRY_VERIFY(scene.seen<ExchangePane>() != nullptr);
        QCOMPARE(scene.seen<ExchangePane>()->id(), wanted);
        QTRY_VERIFY(scene.says(QStringLiteral("503 from every target")));
        QTRY_VERIFY(scene.says(QStringLiteral("429, cooling for 12 s")));
        QTRY_VERIFY(scene.says(QStringLiteral("next after the 429")));
    }

private slots:
    void whyTheFailedCallOfATeamFellOver() {
        TaskScene scene;
        const Id wanted = addFailures(scene);
        scene.open();
        openTraffic(scene);
        Hands& hands = scene.hands();
        hands.click(scene.seen<FilterField>());
        hands.type(QStringLiteral("team:search state:failed"));
        hands.click(scene.seen<TimeButton>());
        hands.choose(scene.seen<QMenu>(), QStringLiteral("Last hour"));
        auto* table = scene.seen<TrafficTable>();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        hands.clickRow(table, 0);
        verifyWhyItFellOver(scene, wanted);
        COMPARE_STEPS(hands, 5, 24);
    }

    void whyTheFailedCallOfATeamFellOverByKeyboard() {
        TaskScene scene;
        const Id wanted = addFailures(scene);
        scene.open();
        openTrafficByKey(scene);
        Hands& hands = scene.hands();
        hands.key(Qt::Key_F, Qt::ControlModifier);
        hands.type(QStringLiteral("team:search state:failed since:1h"));
        hands.key(Qt::Key_Return);
        QTRY_COMPARE(scene.seen<TrafficTable>()->model()->rowCount(), 1);
        hands.key(Qt::Key_Return);
        verifyWhyItFellOver(scene, wanted);
        COMPARE_STEPS(hands, 4, 33);
    }

    void theCallsOfAUserAreExported() {
        TaskScene scene;
        addCallsOfUsers(scene);
        const QString folder = exportFolder(scene);
        scene.open();
        openTraffic(scene);
        Hands& hands = scene.hands();
        hands.click(scene.seen<FilterField>());
        hands.type(QStringLiteral("user=ada"));
        hands.click(scene.seen<TimeButton>());
        hands.choose(scene.seen<QMenu>(), QStringLiteral("Last 7 days"));
        hands.click(scene.button<QPushButton>(QStringLiteral("Export")));
        auto* dialog = scene.window().findChild<ExportDialog*>();
        QTRY_VERIFY(dialog->isActiveWindow());
        hands.click(primaryOf(dialog, QStringLiteral("Export")));
        const auto expected = idsOf(callsOf(scene, "ada", ago(24h * 7), ago(0s)));
        QVERIFY(expected.size() >= 2);
        QTRY_COMPARE(exportedTo(folder), expected);
        COMPARE_STEPS(hands, 6, 8);
    }

    void theCallsOfAUserAreExportedByKeyboard() {
        TaskScene scene;
        addCallsOfUsers(scene);
        const QString folder = exportFolder(scene);
        scene.open();
        openTrafficByKey(scene);
        Hands& hands = scene.hands();
        hands.key(Qt::Key_F, Qt::ControlModifier);
        hands.type(QStringLiteral("user=ada since:last-week until:last-week"));
        hands.key(Qt::Key_Return);
        hands.key(Qt::Key_E, Qt::ControlModifier);
        auto* dialog = scene.window().findChild<ExportDialog*>();
        QTRY_VERIFY(dialog->isActiveWindow());
        hands.key(Qt::Key_Return, Qt::ControlModifier);
        const QDateTime monday = lastWednesday().date().addDays(-2).startOfDay();
        const auto expected =
            idsOf(callsOf(scene, "ada", monday, monday.date().addDays(7).startOfDay()));
        QVERIFY(expected.size() >= 2);
        QTRY_COMPARE(exportedTo(folder), expected);
        COMPARE_STEPS(hands, 5, 40);
    }

    void aCallIsReplayedOnAnotherModel() { replay(false); }
    void aCallIsReplayedOnAnotherModelByKeyboard() { replay(true); }

private:
    static void replay(bool byKeyboard) {
        TaskScene scene;
        admin::ExchangeRow original = call(scene, ago(2min));
        scene.live.push_back(original);
        admin::ExchangeRow again = call(scene, ago(0s));
        again.marks = Mark::Replayed;
        again.modelAsked = "mistral-medium";
        HttpListener listener(
            HttpListener::head(
                200, "application/json",
                "X-Weir-Exchange: " + QByteArray::fromStdString(again.id.text()) + "\r\n") +
            "{}");
        admin::GatewayStatus status = cannedStatus();
        status.address = listener.address();
        scene.client.answer<admin::GetStatus>(status);
        scene.client.answer<admin::ListModels>(
            {{{"mistral-medium", {"mistral/mistral-medium"}, {"openai_chat"}}}, {}});
        scene.client.on<admin::QuoteReplay>([](const admin::QuoteReplay& asked) {
            admin::ReplayQuote quote;
            quote.target = "mistral/mistral-medium";
            quote.pricing = Pricing::Priced;
            quote.expectedKnown = quote.mostKnown = true;
            quote.expected =
                Money::fromNano(asked.model == "mistral-medium" ? 2'000'000 : 7'000'000);
            quote.most = quote.expected;
            return Result<admin::ReplayQuote>(quote);
        });
        scene.open();
        Hands& hands = scene.hands();
        if (byKeyboard) {
            openTrafficByKey(scene);
            hands.key(Qt::Key_Up);
            hands.key(Qt::Key_R, Qt::ControlModifier);
        } else {
            openTraffic(scene);
            auto* table = scene.seen<TrafficTable>();
            QTRY_VERIFY(table->model()->rowCount() > 0);
            hands.clickRow(table, table->model()->rowCount() - 1);
            hands.click(scene.seen<QToolButton>(QStringLiteral("Replay")));
        }
        auto* dialog = scene.window().findChild<ReplayDialog*>();
        QVERIFY(dialog != nullptr);
        QTRY_VERIFY(dialog->isActiveWindow());
        auto* models = dialog->findChild<QComboBox*>();
        QTRY_COMPARE(models->count(), 2);
        if (byKeyboard) {
            hands.key(Qt::Key_Down);
        } else {
            hands.click(models);
            hands.clickRow(models->view(), 1);
        }
        // The price is on the button before anything is sent.
        const QString price = QStringLiteral("Replay, about $0.0020");
        QTRY_VERIFY(primaryOf(dialog, price) != nullptr);
        QCOMPARE(listener.count(), 0);
        if (byKeyboard) {
            hands.key(Qt::Key_Return, Qt::ControlModifier);
        } else {
            hands.click(primaryOf(dialog, price));
        }
        QTRY_COMPARE(listener.count(), 1);
        QVERIFY(listener.body().contains("\"model\":\"mistral-medium\""));
        scene.live.push_back(again);
        auto* table = scene.seen<TrafficTable>();
        const auto newest = [table] {
            return table->model()->index(table->model()->rowCount() - 1, TrafficModel::State);
        };
        QTRY_COMPARE(newest().data().toString(), QStringLiteral("Replayed"));
        if (byKeyboard) {
            COMPARE_STEPS(hands, 5, 0);
        } else {
            COMPARE_STEPS(hands, 6, 0);
        }
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestTrafficTasks)
#include "test_traffic_tasks.moc"
