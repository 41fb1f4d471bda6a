// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/routing_orders.hpp"

#include <QPointer>
#include <QWidget>
#include <algorithm>

#include "ui/routing/changes_dialog.hpp"
#include "ui/routing/route_edits.hpp"
#include "ui/routing/route_keeper.hpp"
#include "ui/routing/set_changes.hpp"

namespace weir::ui {

RoutingOrders::RoutingOrders(RouteEdits& edits, RouteKeeper& keeper, QWidget* page)
    : QObject(page), m_edits(edits), m_keeper(keeper), m_page(page) {}

void RoutingOrders::validate() {
    m_keeper.keepNow([self = QPointer(this)] {
        if (self) {
            self->tellJudged();
        }
    });
}

void RoutingOrders::tellJudged() {
    if (!m_keeper.notKept().isEmpty()) {
        return;  // the bar says so
    }
    // A rule may be wrong only because a set that it asks for is.
    const auto& sets = m_keeper.setNotes();
    const auto wrong = std::ranges::find(sets, admin::RouteNoteKind::Error, &admin::SetNote::kind);
    if (wrong != sets.end() && wrong->set < m_edits.sets().size()) {
        tell(tr("The set %1 cannot be applied. %2")
                 .arg(QString::fromStdString(m_edits.sets()[wrong->set].name),
                      QString::fromStdString(wrong->text)),
             QStringLiteral("triangle-alert"), Tone::Error);
        return;
    }
    const auto& notes = m_keeper.notes();
    const int count = static_cast<int>(notes.size() + sets.size());
    if (count == 0) {
        tell(tr("Nothing to object to. The draft can be applied."), QStringLiteral("check"));
        return;
    }
    const auto worst = std::ranges::min_element(notes, {}, &admin::RouteNote::kind);
    if (worst == notes.end()) {
        tell(tr("The draft can be applied. There are %Ln notes to read.", nullptr, count),
             QStringLiteral("triangle-alert"), Tone::Warn);
        return;
    }
    const bool error = worst->kind == admin::RouteNoteKind::Error;
    emit ruleAsked(static_cast<int>(worst->route));
    tell(error ? tr("Rule %1 cannot be applied: its pane says why.").arg(worst->route + 1)
               : tr("The draft can be applied. There are %Ln notes to read.", nullptr, count),
         QStringLiteral("triangle-alert"), error ? Tone::Error : Tone::Warn);
}

void RoutingOrders::compare() {
    auto* dialog = new ChangesDialog(tr("The draft against revision %1").arg(m_edits.revision()),
                                     {}, m_page->window());
    dialog->setChanges(linesOf(m_edits.active(), m_edits.activeSets()),
                       linesOf(m_edits.routes(), m_edits.sets()));
    dialog->open();
}

void RoutingOrders::discard() {
    if (!m_edits.isDraft()) {
        return;
    }
    m_edits.discard();
    emit toastAsked({tr("The draft was discarded."), tr("Undo"),
                     [edits = QPointer(&m_edits)] {
                         if (edits) {
                             edits->undo();
                         }
                     },
                     QStringLiteral("trash")});
}

// The gateway has seen the draft as it stands before it is asked to apply it.
void RoutingOrders::apply() {
    if (!m_edits.isDraft()) {
        return;
    }
    m_keeper.keepNow([self = QPointer(this)] {
        if (self) {
            self->askApply();
        }
    });
}

void RoutingOrders::askApply() {
    const auto isError = [](const auto& note) { return note.kind == admin::RouteNoteKind::Error; };
    const bool wrong = std::ranges::any_of(m_keeper.notes(), isError) ||
                       std::ranges::any_of(m_keeper.setNotes(), isError);
    if (wrong && m_keeper.notKept().isEmpty()) {
        tellJudged();
        return;
    }
    m_base = m_edits.base();
    auto* dialog = new ChangesDialog(tr("Apply the draft"), tr("Apply"), m_page->window());
    dialog->setIntro(m_base == m_edits.revision()
                         ? tr("Every call from now on goes by these rules. Calls that run go on "
                              "as they began.")
                         : tr("Revision %1 was applied meanwhile. What it changed stays where "
                              "the draft left it alone.")
                               .arg(m_edits.revision()));
    dialog->setChanges(linesOf(m_edits.active(), m_edits.activeSets()),
                       linesOf(m_edits.routes(), m_edits.sets()));
    connect(dialog, &ChangesDialog::confirmed, this, [this, dialog](const QString& comment) {
        m_keeper.apply(m_base, comment,
                       [self = QPointer(this),
                        open = QPointer(dialog)](const Result<admin::AppliedRoutes>& reply) {
                           if (self) {
                               self->takeApplied(open, reply);
                           }
                       });
    });
    dialog->open();
}

void RoutingOrders::takeApplied(ChangesDialog* dialog, const Result<admin::AppliedRoutes>& reply) {
    if (reply) {
        if (dialog != nullptr) {
            dialog->accept();
        }
        tell(reply->merged
                 ? tr("Revision %1 is in force. What others had changed meanwhile stayed.")
                       .arg(reply->revision)
                 : tr("Revision %1 is in force.").arg(reply->revision),
             QStringLiteral("check"));
        emit revisionChanged();
        return;
    }
    const QString problem = QString::fromStdString(reply.error().text());
    if (dialog == nullptr) {
        tell(problem, QStringLiteral("circle-alert"), Tone::Error);
        return;
    }
    dialog->setProblem(problem);
    if (reply.error().code == ErrorCode::Conflict) {
        overrule(dialog);
    }
}

// Both changed the same rule. What the draft makes of the rules of now is shown, and put in force
// only by another press of the button.
void RoutingOrders::overrule(ChangesDialog* dialog) {
    connect(&m_keeper, &RouteKeeper::changed, dialog, [this, dialog] {
        if (m_base == m_edits.revision()) {
            return;
        }
        m_base = m_edits.revision();
        dialog->setIntro(tr("Below is all that the draft changes of revision %1, which others "
                            "applied meanwhile. Cancel to take over what they changed, or apply "
                            "the draft over it.")
                             .arg(m_base));
        dialog->setChanges(linesOf(m_edits.active(), m_edits.activeSets()),
                           linesOf(m_edits.routes(), m_edits.sets()));
        dialog->setOrder(tr("Apply over revision %1").arg(m_base));
    });
    m_keeper.pull();
}

void RoutingOrders::rollBack(const admin::PolicyText& revision) {
    const std::uint64_t number = revision.revision.number;
    auto* dialog = new ChangesDialog(tr("Roll back to revision %1").arg(number),
                                     tr("Roll back to %1").arg(number), m_page->window());
    dialog->setIntro(m_edits.isDraft()
                         ? tr("The rules and sets of that revision are put in force again; all "
                              "else of the document stays. The draft is put aside, and Undo "
                              "brings it back.")
                         : tr("The rules and sets of that revision are put in force again; all "
                              "else of the document stays."));
    dialog->setChanges(linesOf(m_edits.active(), m_edits.activeSets()),
                       linesOf(revision.routes, revision.sets));
    connect(
        dialog, &ChangesDialog::confirmed, this, [this, dialog, number](const QString& comment) {
            m_keeper.rollBack(
                number, comment,
                [self = QPointer(this), open = QPointer(dialog),
                 number](const Result<admin::AppliedRoutes>& reply) {
                    if (!self) {
                        return;
                    }
                    if (!reply) {
                        const QString problem = QString::fromStdString(reply.error().text());
                        open ? open->setProblem(problem)
                             : self->tell(problem, QStringLiteral("circle-alert"), Tone::Error);
                        return;
                    }
                    if (open) {
                        open->accept();
                    }
                    self->tell(tr("Revision %1 is in force, with the rules and sets of %2.")
                                   .arg(QString::number(reply->revision), QString::number(number)),
                               QStringLiteral("undo"));
                    emit self->revisionChanged();
                });
        });
    dialog->open();
}

void RoutingOrders::tell(const QString& text, const QString& icon, Tone tone) {
    emit toastAsked({text, {}, {}, icon, tone});
}

}  // namespace weir::ui
