// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLineEdit>

#include "tests/ui/screens/scenes.hpp"
#include "tests/ui/screens/stage.hpp"
#include "ui/teams/directory_table.hpp"
#include "ui/teams/key_end_dialog.hpp"
#include "ui/teams/member_dialog.hpp"
#include "ui/teams/secret_dialog.hpp"
#include "ui/teams/teams_page.hpp"
#include "ui/teams/weir_key_dialog.hpp"

namespace weir::ui {

namespace {

const QString kTeams = QStringLiteral("teams");

QWidget* teams(Stage& stage) {
    return &stage.open(kTeams);
}

QWidget* at(Stage& stage, const QString& what) {
    stage.open(kTeams);
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
    stage.open(kTeams);
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

QWidget* rotating(Stage& stage) {
    auto* window = ofKey(stage);
    auto* dialog = new KeyEndDialog(KeyEndDialog::Order::Rotate, "claude-code-ada", window);
    dialog->open();
    return dialogOf<KeyEndDialog>(stage);
}

QWidget* secret(Stage& stage) {
    auto* dialog = static_cast<WeirKeyDialog*>(creating(stage));
    dialog->findChild<QLineEdit*>()->setText(QStringLiteral("search-eval"));
    stage.press("weir::ui::WeirKeyDialog", "Create key");
    return dialogOf<SecretDialog>(stage);
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

constexpr Scene kScenes[] = {
    {"teams", teams},          {"teams-key", ofKey},    {"teams-team", ofTeam},
    {"teams-found", searched}, {"teams-empty", nobody}, {"teams-failed", failed},
    {"key-create", creating},  {"key-edit", editing},   {"key-revoke", revoking},
    {"key-rotate", rotating},  {"key-secret", secret},  {"team-add", addingTeam},
    {"user-add", addingUser},
};

}  // namespace

std::span<const Scene> teamScenes() {
    return kScenes;
}

}  // namespace weir::ui
