// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QAction>
#include <QTimeZone>
#include <QWidget>
#include <QtTest>
#include <functional>
#include <limits>

#include "engine/control/admin/operations.hpp"
#include "tests/ui/models/any_value.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/alerts/alert_cells.hpp"
#include "ui/audit/audit_model.hpp"
#include "ui/destinations/destination_model.hpp"
#include "ui/imports/note_model.hpp"
#include "ui/notifications/notification_log.hpp"
#include "ui/overview/spend_model.hpp"
#include "ui/palette/palette_model.hpp"
#include "ui/prices/price_model.hpp"
#include "ui/prices/reprice_model.hpp"
#include "ui/providers/provider_model.hpp"
#include "ui/reconcile/gap_model.hpp"
#include "ui/routing/history_model.hpp"
#include "ui/routing/replay_moves.hpp"
#include "ui/routing/route_model.hpp"
#include "ui/shortcuts/shortcut_model.hpp"
#include "ui/spend/spend_rows.hpp"
#include "ui/teams/directory_model.hpp"
#include "ui/teams/directory_plan_model.hpp"
#include "ui/theme/theme.hpp"
#include "ui/traffic/compare/compared_model.hpp"
#include "ui/traffic/events/event_model.hpp"
#include "ui/widgets/text.hpp"
#include "ui/window/gateway_model.hpp"
#include "ui/window/page.hpp"
#include "ui/window/page_slot.hpp"
#include "ui/window/rail_model.hpp"

namespace weir::ui {

// Every model keeps the rules of models whatever a gateway answers, and in whatever order. Those of
// traffic, its sessions and the saved filters have tests of their own, with histories that make
// sense.
class TestModels : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

    static constexpr int kRounds = 150;

    // Asks for all there is: a view would ask for some of it.
    static void readAll(const QAbstractItemModel& model) {
        for (int column = 0; column < model.columnCount(); ++column) {
            model.headerData(column, Qt::Horizontal, Qt::DisplayRole);
        }
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                const QModelIndex cell = model.index(row, column);
                for (int role = 0; role <= Qt::StatusTipRole; ++role) {
                    cell.data(role);
                }
                for (int role = Qt::UserRole; role < Qt::UserRole + 12; ++role) {
                    cell.data(role);
                }
                cell.data(Qt::AccessibleTextRole);
                cell.data(Qt::AccessibleDescriptionRole);
            }
        }
    }

    // `change` is told the round. A model that never held a row was not tested.
    static void drive(QAbstractItemModel& model, const std::function<void(int)>& change) {
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        int most = 0;
        for (int round = 0; round < kRounds; ++round) {
            change(round);
            readAll(model);
            most = qMax(most, model.rowCount());
        }
        QVERIFY(most > 1);
    }

    static QString words(AnyValue& any) { return QString::fromStdString(any.name()); }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void providers() {
        AnyValue any(1);
        ProviderModel model;
        drive(model, [&](int) { model.setProviders(any.make<std::vector<admin::ProviderRow>>()); });
    }

    void spendOfToday() {
        AnyValue any(2);
        SpendModel model;
        drive(model, [&](int) {
            model.setModels(any.make<std::vector<admin::ModelSpend>>(), any.make<Money>());
        });
    }

    void spendAndWhatIsShownOfIt() {
        AnyValue any(3);
        SpendRows rows;
        ShownSpend shown(rows);
        const QAbstractItemModelTester tester(
            &shown, QAbstractItemModelTester::FailureReportingMode::Fatal);
        drive(rows, [&](int round) {
            SpendAnswer answer;
            any.fill(answer.choice.by);
            answer.choice.measure = static_cast<SpendMeasure>(any.upTo(2));
            any.fill(answer.report);
            any.fill(answer.before);
            std::vector<admin::SpendRow> sorted = answer.report.rows;
            rows.setAnswer(answer, std::move(sorted), {Token::Series1, Token::Series2});
            shown.setFilterFixedString(any.chance(3) ? QStringLiteral("a") : QString());
            shown.sort(round % SpendRows::ColumnCount,
                       any.chance(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
            readAll(shown);
        });
    }

    void prices() {
        AnyValue any(4);
        PriceModel model;
        drive(model, [&](int) {
            if (any.chance(3)) {
                model.setSearch(words(any).left(3));
            }
            model.setOnlyUsed(any.chance(4));
            model.setPrices(any.make<std::vector<admin::ModelPrice>>());
        });
    }

    void pricesOfThePast() {
        AnyValue any(5);
        RepriceModel model;
        drive(model, [&](int) { model.setRows(any.make<std::vector<admin::RepricedRow>>()); });
    }

    void gaps() {
        AnyValue any(6);
        GapModel model;
        drive(model, [&](int) { model.setFigures(any.make<admin::Reconciliation>()); });
    }

    void destinations() {
        AnyValue any(7);
        DestinationModel model;
        drive(model, [&](int) {
            model.setList(any.make<admin::DestinationList>(),
                          QDateTime(QDate(2026, 12, 1), QTime(9, 0), Qt::UTC));
        });
    }

    void auditRecords() {
        AnyValue any(8);
        AuditModel model(QTimeZone::utc());
        drive(model, [&](int) {
            auto records = any.make<std::vector<admin::AuditRecord>>();
            if (any.chance(4)) {
                model.setRecords(std::move(records));
            } else if (any.chance(2)) {
                model.append(std::move(records));
            } else {
                const auto top = any.upTo(static_cast<std::size_t>(model.rowCount()));
                model.exchangeTop(static_cast<int>(top), std::move(records));
            }
        });
    }

    void revisions() {
        AnyValue any(9);
        HistoryModel model;
        drive(model, [&](int) {
            auto revisions = any.make<std::vector<admin::RevisionRow>>();
            any.chance(2) ? model.setRevisions(any.upTo(9), std::move(revisions))
                          : model.append(revisions);
        });
    }

    void movesOfAReplay() {
        AnyValue any(10);
        ReplayMoves model;
        drive(model, [&](int) {
            model.setReplay(any.make<admin::RouteReplay>(),
                            any.make<std::vector<admin::RouteSettings>>());
        });
    }

    void rules() {
        AnyValue any(11);
        RouteModel model;
        drive(model, [&](int) {
            std::vector<RouteItem> items(any.upTo(6));
            for (RouteItem& item : items) {
                any.fill(item.settings);
                item.mark = {any.chance(2), any.chance(2), any.chance(2), any.chance(2)};
                any.fill(item.notes);
                any.fill(item.hits);
                any.fill(item.lastHit);
                any.fill(item.shares);
                any.fill(item.timeline);
                any.fill(item.notReady);
            }
            model.setLocked(any.chance(2));
            model.setItems(std::move(items), any.make<Timestamp>());
        });
    }

    void theDirectory() {
        AnyValue any(12);
        DirectoryModel model(QTimeZone::utc());
        drive(model, [&](int) {
            if (any.chance(2)) {
                Directory directory;
                any.fill(directory.keys);
                any.fill(directory.teams);
                any.fill(directory.users);
                any.fill(directory.budgets);
                any.fill(directory.limits);
                any.fill(directory.teamMonth);
                any.fill(directory.keyMonth);
                any.fill(directory.teamWeek);
                any.fill(directory.keyWeek);
                any.fill(directory.now);
                model.setDirectory(directory);
            } else if (any.chance(3)) {
                model.setSearch(words(any).left(2));
            } else if (model.rowCount() > 0) {
                const auto line = any.upTo(static_cast<std::size_t>(model.rowCount() - 1));
                model.setOpen(static_cast<int>(line), any.chance(2));
            }
        });
    }

    void whatAnImportWouldDo() {
        AnyValue any(13);
        DirectoryPlanModel plan;
        drive(plan, [&](int) { plan.setPlan(any.make<admin::DirectoryPlan>()); });
        NoteModel notes;
        drive(notes, [&](int) { notes.setNotes(any.make<std::vector<admin::ImportNote>>()); });
    }

    void alerts() {
        AnyValue any(14);
        AlertCells model;
        const QStringList titles{QStringLiteral("State"), QStringLiteral("What")};
        model.setTitles(titles, 0, {QStringLiteral("On"), QStringLiteral("Over")});
        drive(model, [&](int) {
            std::vector<AlertCells::Row> rows(any.upTo(6));
            for (AlertCells::Row& row : rows) {
                row.key = words(any);
                row.cells.resize(static_cast<std::size_t>(titles.size()));
                for (AlertCell& cell : row.cells) {
                    cell.text = words(any);
                }
            }
            model.setRows(std::move(rows));
        });
    }

    void notifications() {
        AnyValue any(15);
        NotificationLog model;
        drive(model, [&](int) {
            for (std::size_t more = any.upTo(9); more > 0; --more) {
                NotificationLog::Entry entry;
                entry.title = words(any);
                entry.text = words(any);
                entry.at = QDateTime::fromSecsSinceEpoch(1'790'000'000, Qt::UTC);
                model.add(std::move(entry));
            }
            any.chance(2) ? model.markRead() : model.noteUnread(static_cast<int>(any.upTo(200)));
            if (any.chance(30)) {
                model.clear();
            }
        });
    }

    void actionsByNameAndByKey() {
        AnyValue any(16);
        QWidget window;
        ActionRegistry registry(&window);
        PaletteModel palette;
        ShortcutModel shortcuts(registry);
        const QAbstractItemModelTester tester(
            &shortcuts, QAbstractItemModelTester::FailureReportingMode::Fatal);
        std::vector<PaletteEntry> entries;
        drive(palette, [&](int round) {
            if (any.chance(4)) {
                const QString name = QStringLiteral("act %1").arg(round);
                QAction* action =
                    registry.add({name, ActionGroup::View, [name] { return name; }, {}, [] {}});
                entries.push_back({action, QStringLiteral("View"), nullptr});
            }
            if (any.chance(3)) {
                palette.setEntries(entries);
            }
            palette.setTyped(any.chance(3) ? QStringLiteral("a1") : QString());
            shortcuts.setWords(any.chance(3) ? QStringLiteral("1") : QString());
            if (!entries.empty() && any.chance(3)) {
                palette.noteRun(entries[any.upTo(entries.size() - 1)].action);
                registry.setKeys(entries.back().action->objectName(),
                                 QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_A + round % 26)));
            }
            readAll(shortcuts);
        });
    }

    void thePagesOfTheRail() {
        AnyValue any(18);
        FakeAdminClient client;
        GatewayModel gateway(client);
        RailModel model;
        drive(model, [&](int round) {
            if (round % 10 == 0) {
                PageEntry entry;
                entry.id = QString::number(round);
                entry.title = [] { return QStringLiteral("A page"); };
                model.add(new PageSlot(std::move(entry), [] { return new Page; }, gateway, &model));
            }
            model.retranslate();
        });
    }

    void eventsAndFactsOfCalls() {
        AnyValue any(17);
        EventModel events;
        drive(events, [&](int) {
            std::vector<StreamRow> rows(any.upTo(6));
            for (StreamRow& row : rows) {
                row.name = QByteArray::fromStdString(any.name());
                row.data = QByteArray::fromStdString(any.name());
                any.fill(row.isComment);
                any.fill(row.bytes);
                any.fill(row.atUs);
                any.fill(row.gapUs);
            }
            events.setRows(std::move(rows));
        });
        ComparedModel facts;
        drive(facts, [&](int) {
            std::vector<ComparedFact> list(any.upTo(6));
            for (ComparedFact& fact : list) {
                fact = {words(any), words(any), words(any),
                        any.chance(3) ? QString() : QStringLiteral("=")};
            }
            facts.setNames(words(any), words(any));
            facts.setFacts(std::move(list));
        });
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestModels)
#include "test_models.moc"
