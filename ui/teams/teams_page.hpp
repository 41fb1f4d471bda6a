// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <chrono>
#include <deque>
#include <functional>
#include <vector>

#include "engine/control/admin/client.hpp"
#include "ui/teams/directory_rows.hpp"
#include "ui/teams/key_end_dialog.hpp"
#include "ui/teams/member_dialog.hpp"
#include "ui/teams/member_pane.hpp"
#include "ui/window/page.hpp"

class QBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QTimeZone;

namespace weir::ui {

class Button;
class DirectoryModel;
class DirectorySource;
class DirectoryTable;
class EmptyState;
class GatewayModel;
class KeysTogether;
class NoticeBar;
class UndoableOrders;

// Who may call: teams, users and keys, what each may do and has from where, and what it is used
// for.
class TeamsPage : public Page {
    Q_OBJECT

public:
    // The file to write to, or nothing.
    using AskPath = std::function<QString(QWidget* parent, const QString& suggested)>;

    TeamsPage(admin::AdminClient& client, GatewayModel& gateway, const Clock& clock,
              const QTimeZone& zone, QWidget* parent = nullptr, AskPath askPath = {});

    static PageEntry entry();
    QString fact() const override;
    QWidget* headerControls() override;
    QWidget* focusTarget() override;
    void addActions(ActionRegistry& registry) override;
    // What to reveal for the form of a new key.
    static QString newKey() { return QStringLiteral("new:key"); }
    // "key:search-dev", "team:search", newKey()
    void reveal(const QString& what) override;

    void createKey();
    void addMember(const MemberDialog::Member& member);
    void importFile();
    void exportFile();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeTools();
    void connectParts();
    void placePane();
    void take(const Directory& directory);
    void fail(const QString& problem);
    void showState();
    void showMember();
    void askChanges();
    const DirectoryRow* selected() const;  // null: none, or several
    QVector<MemberAction> actionsOf(const DirectoryRow& row);
    bool isSeveral() const;
    // Of the selected lines, those that can be changed here.
    std::vector<admin::KeyRow> severalKeys() const;
    QVector<MemberAction> actionsOfSeveral();
    void showSeveral();
    void changeSeveral();
    void revokeSeveral();
    void fillMenu(QMenu& menu);
    QString whyNotChange() const;

    void openKeyDialog(const admin::KeyRow& key);
    void openMemberDialog(MemberDialog* dialog);
    void editSelected();
    void renameSelected();
    void endSelected();
    void ask(KeyEndDialog::Order order, const std::string& key);
    void showSecret(const admin::CreatedKey& key);
    void removeSelected();
    void askLimit(MinuteLimit which);
    // What is typed one after the other is carried out so, each as a change of what the gateway has
    // by then: what others changed meanwhile stays.
    struct LimitEdit {
        DirectoryRow row;
        MinuteLimit which;
        std::uint64_t value;
        bool takesBack = false;
    };
    void setLimit(LimitEdit edit);
    void nextLimit();
    void carryOut(const LimitEdit& edit, const std::vector<admin::RateLimitRow>& limits);
    void editBudget();
    void showCalls(const DirectoryRow& row);
    void showSpend(const DirectoryRow& row);
    void retranslate();

    admin::AdminClient& m_client;
    GatewayModel& m_gateway;
    const Clock& m_clock;
    const AskPath m_askPath;
    UndoableOrders* m_orders;
    KeysTogether* m_together;
    DirectorySource* m_source;
    DirectoryModel* m_model;
    DirectoryTable* m_table;
    MemberPane* m_pane;
    QFrame* m_divider;
    NoticeBar* m_notice;
    EmptyState* m_empty;
    QLabel* m_loading;
    QLabel* m_noMatch;
    QStackedWidget* m_stack;
    QBoxLayout* m_split = nullptr;
    QLineEdit* m_search;
    Button* m_undo;
    Button* m_import;
    Button* m_export;
    Button* m_addUser;
    Button* m_addTeam;
    Button* m_create;
    QTimer m_slow;  // nothing is said of what takes less
    Directory m_directory;
    bool m_known = false;
    QString m_problem;                   // why the last look failed
    std::deque<LimitEdit> m_limitEdits;  // the first is under way
    std::string m_wanted;                // the line to select with the next answer
    std::string m_changesOf;             // the line whose changes the pane shows
    bool m_taking = false;
};

}  // namespace weir::ui
