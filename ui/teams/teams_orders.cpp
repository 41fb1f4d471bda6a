// SPDX-License-Identifier: GPL-3.0-or-later
#include <QMenu>
#include <QPointer>
#include <QUrl>
#include <utility>

#include "engine/control/admin/teams.hpp"
#include "ui/actions/undoable_orders.hpp"
#include "ui/budgets/budget_dialog.hpp"
#include "ui/rate_limits/rate_limit_dialog.hpp"
#include "ui/spend/spend_text.hpp"
#include "ui/teams/directory_model.hpp"
#include "ui/teams/directory_source.hpp"
#include "ui/teams/directory_table.hpp"
#include "ui/teams/rename_dialog.hpp"
#include "ui/teams/secret_dialog.hpp"
#include "ui/teams/teams_page.hpp"
#include "ui/teams/weir_key_dialog.hpp"
#include "ui/theme/icons.hpp"
#include "ui/window/gateway_model.hpp"

// What can be done on the page, and taken back.
namespace weir::ui {

QVector<MemberAction> TeamsPage::actionsOf(const DirectoryRow& row) {
    const QString whyNot = whyNotChange();
    const bool declared =
        (row.key && row.key->fromDocument) || (row.teamFacts && row.teamFacts->fromDocument);
    const QString noChange = !whyNot.isEmpty() ? whyNot
                             : declared ? tr("It is declared in the document: change it there.")
                                        : QString();
    QVector<MemberAction> actions;
    const bool known = row.key || row.teamFacts || row.userFacts;
    if (row.kind != RowKind::Organisation) {
        actions.append({known ? tr("Edit…") : tr("Describe…"), QStringLiteral("pencil"),
                        [this] { editSelected(); }, noChange});
    }
    if (known) {
        actions.append(
            {tr("Rename…"), QStringLiteral("moved"), [this] { renameSelected(); }, noChange});
    }
    if (row.key) {
        const std::string name = row.name;
        actions.append({tr("Rotate…"), QStringLiteral("refresh"),
                        [this, name] { ask(KeyEndDialog::Order::Rotate, name); }, noChange});
        actions.append({tr("Revoke…"), QStringLiteral("ban"),
                        [this, name] { ask(KeyEndDialog::Order::Revoke, name); }, noChange,
                        ButtonKind::Danger});
    } else {
        actions.append(
            {tr("Create key…"), QStringLiteral("plus"), [this] { createKey(); }, whyNot});
        if (row.teamFacts || row.userFacts) {
            actions.append({tr("Remove"), QStringLiteral("trash"), [this] { removeSelected(); },
                            noChange, ButtonKind::Danger});
        }
    }
    actions.append({tr("Show calls"), QStringLiteral("traffic"), [this] {
                        if (const DirectoryRow* now = selected()) {
                            showCalls(*now);
                        }
                    }});
    actions.append({tr("Show spend"), QStringLiteral("spend"), [this] {
                        if (const DirectoryRow* now = selected()) {
                            showSpend(*now);
                        }
                    }});
    return actions;
}

void TeamsPage::fillMenu(QMenu& menu) {
    const DirectoryRow* row = selected();
    if (row == nullptr && !isSeveral()) {
        return;
    }
    for (const MemberAction& action : row != nullptr ? actionsOf(*row) : actionsOfSeveral()) {
        QAction* entry = menu.addAction(action.text, this, action.run);
        entry->setEnabled(action.whyNot.isEmpty());
        entry->setToolTip(action.whyNot);
    }
    menu.setToolTipsVisible(true);
    if (row == nullptr) {
        return;
    }
    menu.addSeparator();
    const QString whyNot = whyNotChange();
    const auto add = [&](const QString& text, auto run) {
        QAction* entry = menu.addAction(text, this, run);
        entry->setEnabled(whyNot.isEmpty());
        entry->setToolTip(whyNot);
    };
    add(tr("Requests a minute…"), [this] { askLimit(MinuteLimit::Requests); });
    add(tr("Tokens a minute…"), [this] { askLimit(MinuteLimit::Tokens); });
    add(tr("Budget…"), [this] { editBudget(); });
}

// In its cell, or where that has no room in the dialog.
void TeamsPage::askLimit(MinuteLimit which) {
    const DirectoryRow* row = selected();
    if (row == nullptr || m_table->editLimit(which)) {
        return;
    }
    auto* dialog =
        new RateLimitDialog(m_client, limitSettings(m_directory.limits, *row, which), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RateLimitDialog::saved, m_source, &DirectorySource::askAgain);
    dialog->open();
}

void TeamsPage::setLimit(LimitEdit edit) {
    m_limitEdits.push_back(std::move(edit));
    if (m_limitEdits.size() == 1) {
        nextLimit();
    }
}

void TeamsPage::nextLimit() {
    m_client.call(admin::ListRateLimits{},
                  admin::AdminClient::Callback<admin::RateLimitList>(
                      [self = QPointer(this)](const Result<admin::RateLimitList>& reply) {
                          if (!self) {
                              return;
                          }
                          // Without an answer, the order below is refused for the same reason.
                          self->carryOut(self->m_limitEdits.front(),
                                         reply ? reply->limits : self->m_directory.limits);
                      }));
}

void TeamsPage::carryOut(const LimitEdit& edit, const std::vector<admin::RateLimitRow>& limits) {
    const auto done = [this] {
        m_limitEdits.pop_front();
        if (!m_limitEdits.empty()) {
            nextLimit();
        }
    };
    const QString name = nameOf(edit.row);
    const LimitChange change = limitChange(limits, edit.row, edit.which, edit.value);
    const std::uint64_t before = limitValue(limits, edit.row, edit.which);
    const auto told = [this, edit, before, name](const QString& said) {
        if (edit.takesBack) {
            m_orders->takenBack();
            return;
        }
        LimitEdit back = edit;
        back.value = before;
        back.takesBack = true;
        m_orders->changed(
            said, {tr("Take back the limit of %1").arg(name), [this, back] { setLimit(back); }});
    };
    if (const auto* set = std::get_if<admin::SetRateLimit>(&change)) {
        m_orders->carryOut(
            *set,
            [told, name](const admin::RateLimitRow&) {
                told(tr("The limit of %1 was changed.").arg(name));
            },
            done);
    } else if (const auto* remove = std::get_if<admin::RemoveRateLimit>(&change)) {
        m_orders->carryOut(
            *remove,
            [told, name](const admin::RemovedRateLimit&) {
                told(tr("%1 has no limit of its own any more.").arg(name));
            },
            done);
    } else {
        done();
    }
}

void TeamsPage::editBudget() {
    const DirectoryRow* row = selected();
    if (row == nullptr || !whyNotChange().isEmpty()) {
        return;
    }
    admin::BudgetSettings settings;
    if (row->budget) {
        settings = row->budget->settings;
    } else if (row->kind == RowKind::Team) {
        settings.team = row->name;
    } else if (row->kind == RowKind::User) {
        settings.user = row->name;
    } else if (row->kind == RowKind::Key) {
        settings.key = row->name;
    }
    auto* dialog = new BudgetDialog(m_client, settings, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BudgetDialog::saved, m_source, &DirectorySource::askAgain);
    dialog->open();
}

// A new key begins with whom is selected.
void TeamsPage::createKey() {
    admin::KeyRow key;
    if (const DirectoryRow* row = selected()) {
        key.team = row->team;
        key.user = row->kind == RowKind::User ? row->name : row->key ? row->key->user : "";
    }
    openKeyDialog(key);
}

void TeamsPage::openKeyDialog(const admin::KeyRow& key) {
    auto* dialog =
        new WeirKeyDialog(m_client, m_clock, m_source->zone(), m_directory, key, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &WeirKeyDialog::created, this, &TeamsPage::showSecret);
    connect(dialog, &WeirKeyDialog::changed, this,
            [this](const admin::KeyRow& before, const admin::KeyRow& now) {
                const QString name = QString::fromStdString(now.name);
                m_orders->changed(tr("%1 was changed.").arg(name),
                                  {tr("Take back the change of %1").arg(name),
                                   m_orders->later(admin::SetKey{before.name, before.team,
                                                                 before.user, before.access})});
            });
    dialog->open();
}

void TeamsPage::showSecret(const admin::CreatedKey& key) {
    m_wanted = "key:" + key.key.name;
    m_source->askAgain();
    auto* dialog = new SecretDialog(m_client, m_gateway, key, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void TeamsPage::addMember(const MemberDialog::Member& member) {
    openMemberDialog(new MemberDialog(m_client, member, window()));
}

void TeamsPage::openMemberDialog(MemberDialog* dialog) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &MemberDialog::saved, this,
            [this](const MemberDialog::Member& before, bool wasNew) {
                const auto* team = std::get_if<Team>(&before);
                const auto* user = std::get_if<User>(&before);
                const std::string plain = team != nullptr ? team->name : user->name;
                const QString name = QString::fromStdString(plain);
                if (wasNew) {
                    m_wanted = team != nullptr ? "team:" + plain : std::string();
                    m_orders->changed(
                        tr("%1 was added.").arg(name),
                        {tr("Take %1 away again").arg(name),
                         team != nullptr ? m_orders->later(admin::RemoveTeam{plain})
                                         : m_orders->later(admin::RemoveUser{plain})});
                } else {
                    m_orders->changed(
                        tr("%1 was changed.").arg(name),
                        {tr("Take back the change of %1").arg(name),
                         team != nullptr ? m_orders->later(admin::SetTeam{false, *team})
                                         : m_orders->later(admin::SetUser{false, *user})});
                }
            });
    dialog->open();
}

void TeamsPage::editSelected() {
    if (isSeveral()) {
        changeSeveral();
        return;
    }
    const DirectoryRow* row = selected();
    if (row == nullptr || row->kind == RowKind::Organisation || !whyNotChange().isEmpty()) {
        return;
    }
    if (row->key) {
        if (!row->key->fromDocument) {
            openKeyDialog(*row->key);
        }
        return;
    }
    if (row->teamFacts && row->teamFacts->fromDocument) {
        return;
    }
    const bool known = row->teamFacts || row->userFacts;
    MemberDialog::Member member;
    if (row->kind == RowKind::Team) {
        member = known ? row->teamFacts->team : Team{row->name, {}, {}, {}};
    } else {
        std::vector<std::string> teams;
        if (!row->team.empty()) {
            teams.push_back(row->team);
        }
        member = known ? row->userFacts->user : User{row->name, {}, {}, teams};
    }
    auto* dialog = new MemberDialog(m_client, member, window());
    if (!known) {
        dialog->makeNew();
    }
    openMemberDialog(dialog);
}

void TeamsPage::renameSelected() {
    const DirectoryRow* row = selected();
    if (row == nullptr || row->kind == RowKind::Organisation || !whyNotChange().isEmpty()) {
        return;
    }
    const admin::MemberKind kind = row->kind == RowKind::Team   ? admin::MemberKind::Team
                                   : row->kind == RowKind::User ? admin::MemberKind::User
                                                                : admin::MemberKind::Key;
    DirectoryRow renamed = *row;
    auto* dialog = new RenameDialog(m_client, kind, row->name, window());
    connect(dialog, &RenameDialog::renamed, this,
            [this, kind, renamed](const std::string& to) mutable {
                const std::string before = std::exchange(renamed.name, to);
                if (kind == admin::MemberKind::Team) {
                    renamed.team = to;
                }
                m_wanted = renamed.id();
                const QString was = QString::fromStdString(before);
                m_orders->changed(tr("%1 is %2 now.").arg(was, QString::fromStdString(to)),
                                  {tr("Take back the new name of %1").arg(was),
                                   m_orders->later(admin::RenameMember{kind, to, before})});
            });
    dialog->open();
}

// Delete on a key asks first; a team or a user can be put back.
void TeamsPage::endSelected() {
    if (isSeveral()) {
        revokeSeveral();
        return;
    }
    const DirectoryRow* row = selected();
    if (row == nullptr || !whyNotChange().isEmpty()) {
        return;
    }
    if (row->key && !row->key->fromDocument) {
        ask(KeyEndDialog::Order::Revoke, row->name);
    } else if ((row->teamFacts && !row->teamFacts->fromDocument) || row->userFacts) {
        removeSelected();
    }
}

void TeamsPage::ask(KeyEndDialog::Order order, const std::string& key) {
    auto* dialog = new KeyEndDialog(order, {key}, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &KeyEndDialog::agreed, this, [this, order, key](std::chrono::seconds grace) {
        if (order == KeyEndDialog::Order::Revoke) {
            m_orders->carryOut(admin::RevokeKey{key}, [this, key](const admin::KeyRow&) {
                emit toastAsked({tr("%1 was revoked.").arg(QString::fromStdString(key)),
                                 {},
                                 {},
                                 QStringLiteral("ban")});
            });
            return;
        }
        m_orders->carryOut(admin::RotateKey{key, static_cast<std::uint64_t>(grace.count())},
                           [this](const admin::CreatedKey& made) { showSecret(made); });
    });
    dialog->open();
}

void TeamsPage::removeSelected() {
    const DirectoryRow* row = selected();
    if (row == nullptr) {
        return;
    }
    const QString name = QString::fromStdString(row->name);
    const QString said = tr("%1 was removed.").arg(name);
    const QString back = tr("Put %1 back").arg(name);
    if (row->kind == RowKind::Team) {
        m_orders->carryOut(admin::RemoveTeam{row->name}, [this, said, back](const Team& team) {
            m_orders->changed(said, {back, m_orders->later(admin::RestoreTeam{team})});
        });
    } else {
        m_orders->carryOut(admin::RemoveUser{row->name}, [this, said, back](const User& user) {
            m_orders->changed(said, {back, m_orders->later(admin::RestoreUser{user})});
        });
    }
}

namespace {

std::vector<admin::SpendOnly> onlyOf(const DirectoryRow& row) {
    switch (row.kind) {
        case RowKind::Team:
            return {{admin::SpendBy::Team, row.name}};
        case RowKind::User:
            return {{admin::SpendBy::User, row.name}};
        case RowKind::Key:
            return {{admin::SpendBy::Key, row.name}};
        case RowKind::Organisation:
            break;
    }
    return {};
}

}  // namespace

void TeamsPage::showCalls(const DirectoryRow& row) {
    // No such calls would be hidden: what a simulator answered is a use of the key too.
    emit pageAsked(QStringLiteral("traffic"), callsFilter(onlyOf(row), true));
}

void TeamsPage::showSpend(const DirectoryRow& row) {
    const QString kind = row.kind == RowKind::Team   ? QStringLiteral("team:")
                         : row.kind == RowKind::User ? QStringLiteral("user:")
                                                     : QStringLiteral("key:");
    emit pageAsked(QStringLiteral("spend"), row.kind == RowKind::Organisation
                                                ? QStringLiteral("this_month")
                                                : kind + QString::fromStdString(row.name));
}

}  // namespace weir::ui
