// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLineEdit>

#include "tests/ui/screens/scenes.hpp"
#include "tests/ui/screens/stage.hpp"
#include "tests/ui/support/canned_directory.hpp"
#include "ui/teams/directory_import_dialog.hpp"
#include "ui/teams/directory_table.hpp"
#include "ui/teams/key_end_dialog.hpp"
#include "ui/teams/keys_dialog.hpp"
#include "ui/teams/member_dialog.hpp"
#include "ui/teams/rename_dialog.hpp"
#include "ui/teams/secret_dialog.hpp"
#include "ui/teams/teams_page.hpp"
#include "ui/teams/weir_key_dialog.hpp"

namespace weir::ui {

namespace {

const QString kTeams = QStringLiteral("teams");

QWidget* teams(Stage& stage) {
    stage.client().answer<admin::ListRateLimits>(cannedMinuteLimits());
    return &stage.open(kTeams);
}

QWidget* at(Stage& stage, const QString& what) {
    teams(stage);
    stage.window().currentPage()->reveal(what);
    Stage::settle();
    return &stage.window();
}

QWidget* ofKey(Stage& stage) {
    return at(stage, QStringLiteral("key:claude-code-ada"));
}

QWidget* ofTeam(Stage& stage) {
    return at(stage, QStringLiteral("team:search"));
}

QWidget* searched(Stage& stage) {
    teams(stage);
    stage.onPage<QLineEdit>()->setText(QStringLiteral("bob"));
    Stage::settle();
    return &stage.window();
}

QWidget* nobody(Stage& stage) {
    stage.client().answer<admin::ListKeys>({});
    stage.client().answer<admin::ListTeams>({});
    stage.client().answer<admin::ListUsers>({});
    return &stage.open(kTeams);
}

QWidget* failed(Stage& stage) {
    stage.client().refuse<admin::ListTeams>(
        Error::io("The books cannot be read: the disk is gone.", "Look after the disk."));
    return &stage.open(kTeams);
}

template <class Dialog>
QWidget* dialogOf(Stage& stage) {
    Stage::settle();
    return stage.window().findChild<Dialog*>();
}

QWidget* creating(Stage& stage) {
    ofTeam(stage);
    stage.onPage<DirectoryTable>();
    static_cast<TeamsPage*>(stage.window().currentPage())->createKey();
    return dialogOf<WeirKeyDialog>(stage);
}

QWidget* editing(Stage& stage) {
    ofKey(stage);
    emit stage.onPage<DirectoryTable>()->opened();
    return dialogOf<WeirKeyDialog>(stage);
}

QWidget* revoking(Stage& stage) {
    ofKey(stage);
    emit stage.onPage<DirectoryTable>()->revokeAsked();
    return dialogOf<KeyEndDialog>(stage);
}

// Three lines, of which two are keys that can be changed.
QWidget* several(Stage& stage) {
    ofKey(stage);
    stage.onPage<DirectoryTable>()->selectAgain(
        {"team:search", "key:search-dev", "key:search-prod"});
    return &stage.window();
}

QWidget* changingSeveral(Stage& stage) {
    several(stage);
    emit stage.onPage<DirectoryTable>()->opened();
    return dialogOf<KeysDialog>(stage);
}

QWidget* rotating(Stage& stage) {
    auto* window = ofKey(stage);
    auto* dialog = new KeyEndDialog(KeyEndDialog::Order::Rotate, {"claude-code-ada"}, window);
    dialog->open();
    return dialogOf<KeyEndDialog>(stage);
}

QWidget* secret(Stage& stage) {
    auto* dialog = static_cast<WeirKeyDialog*>(creating(stage));
    dialog->findChild<QLineEdit*>()->setText(QStringLiteral("search-eval"));
    stage.press("weir::ui::WeirKeyDialog", "Create key");
    return dialogOf<SecretDialog>(stage);
}

QWidget* renaming(Stage& stage) {
    auto* window = ofTeam(stage);
    auto* dialog = new RenameDialog(stage.client(), admin::MemberKind::Team, "search", window);
    dialog->open();
    return dialogOf<RenameDialog>(stage);
}

QWidget* addingTeam(Stage& stage) {
    ofTeam(stage);
    static_cast<TeamsPage*>(stage.window().currentPage())->addMember(Team());
    return dialogOf<MemberDialog>(stage);
}

QWidget* addingUser(Stage& stage) {
    ofTeam(stage);
    static_cast<TeamsPage*>(stage.window().currentPage())->addMember(User());
    return dialogOf<MemberDialog>(stage);
}

// A file of which one line adds, one changes and one is wrong.
admin::DirectoryPlan cannedPlan(bool good) {
    using enum admin::ImportEffect;
    admin::DirectoryPlan plan;
    plan.base = good ? "base" : "";
    plan.added = 2;
    plan.changed = 1;
    plan.unchanged = 1;
    plan.members = {
        {Added,
         admin::MemberKind::Team,
         "research",
         2,
         {{"tier", "", "silver"}, {"cost_centre", "", "4720"}}},
        {Changed, admin::MemberKind::User, "ada", 3, {{"teams", "search", "search, research"}}},
        {Added,
         admin::MemberKind::Key,
         "research-eval",
         4,
         {{"teams", "", "research"},
          {"models", "", "claude-*, gpt-5-mini"},
          {"sha256", "", "5f3a90c2…"}}},
        {Unchanged, admin::MemberKind::Team, "search", 5, {}}};
    plan.problems = {{false, 4, "user", "There is no user \"adda\".", "Did you mean \"ada\"?"}};
    if (!good) {
        plan.problems.push_back(
            {true, 6, "kind", "\"teem\" is no team, user or key.", "Did you mean \"team\"?"});
    }
    return plan;
}

QWidget* importing(Stage& stage, const admin::DirectoryPlan& plan) {
    stage.client().answer<admin::ImportDirectory>(plan);
    ofTeam(stage);
    static_cast<TeamsPage*>(stage.window().currentPage())->importFile();
    auto* dialog = static_cast<DirectoryImportDialog*>(dialogOf<DirectoryImportDialog>(stage));
    auto* path = dialog->findChild<QLineEdit*>();
    path->setText(stage.writeFile(QStringLiteral("teams.csv"), "kind,name\n"));
    emit path->editingFinished();
    Stage::settle();
    return dialog;
}

QWidget* importingGood(Stage& stage) {
    return importing(stage, cannedPlan(true));
}

QWidget* importingWrong(Stage& stage) {
    return importing(stage, cannedPlan(false));
}

constexpr Scene kTeamScenes[] = {
    {"teams", teams},
    {"teams-key", ofKey},
    {"teams-team", ofTeam},
    {"teams-found", searched},
    {"teams-several", several},
    {"teams-several-change", changingSeveral},
    {"teams-empty", nobody},
    {"teams-failed", failed},
    {"key-create", creating},
    {"key-edit", editing},
    {"key-revoke", revoking},
    {"key-rotate", rotating},
    {"key-secret", secret},
    {"team-add", addingTeam},
    {"user-add", addingUser},
    {"team-rename", renaming},
    {"teams-import", importingGood},
    {"teams-import-wrong", importingWrong},
};

}  // namespace

std::span<const Scene> teamScenes() {
    return kTeamScenes;
}

}  // namespace weir::ui
