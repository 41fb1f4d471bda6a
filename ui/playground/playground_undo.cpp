// SPDX-License-Identifier: GPL-3.0-or-later
// What was said and is about to go, and the way back.
#include <QHBoxLayout>
#include <QPointer>
#include <algorithm>
#include <utility>

#include "ui/playground/composer.hpp"
#include "ui/playground/lane_view.hpp"
#include "ui/playground/playground_page.hpp"

namespace weir::ui {

PlaygroundPage::Conversation PlaygroundPage::takeConversation() {
    Conversation taken;
    for (LaneView* view : m_lanes) {
        taken.push_back({&view->lane(), view->lane().take()});
    }
    return taken;
}

void PlaygroundPage::offerUndo(Conversation taken) {
    const bool said = std::ranges::any_of(taken, [](const KeptLane& each) {
        return !each.said.turns.empty() || !each.said.before.empty();
    });
    if (!said) {
        return;
    }
    emit toastAsked({tr("What was said is gone from here."), tr("Undo"),
                     [self = QPointer(this), taken = std::move(taken)] {
                         if (self) {
                             self->putBack(taken);
                         }
                     },
                     QStringLiteral("message"), Tone::Text2});
}

// What is there now goes the same way, so that nothing is lost by it either.
void PlaygroundPage::putBack(const Conversation& kept) {
    offerUndo(takeConversation());
    for (const KeptLane& each : kept) {
        if (each.lane != nullptr) {
            each.lane->restore(each.said);
        }
    }
    m_composer->focusTarget()->setFocus();
    showState();
}

void PlaygroundPage::removeLane(LaneView* view) {
    const QString model = view->lane().model();
    Lane::Said said = view->lane().take();
    std::erase(m_lanes, view);
    m_columns->removeWidget(view);
    view->hide();
    view->lane().deleteLater();
    view->deleteLater();
    keepModels();
    showState();
    m_composer->focusTarget()->setFocus();
    if (said.turns.empty()) {
        return;
    }
    emit toastAsked({tr("%1 and what it said are gone from here.").arg(model), tr("Undo"),
                     [self = QPointer(this), model, said = std::move(said)] {
                         if (self) {
                             self->putLaneBack(model, said);
                         }
                     },
                     QStringLiteral("message"), Tone::Text2});
}

void PlaygroundPage::putLaneBack(const QString& model, const Lane::Said& said) {
    if (m_lanes.size() >= kMostLanes) {
        emit toastAsked(
            {tr("There are three already."), {}, {}, QStringLiteral("info"), Tone::Info});
        return;
    }
    LaneView* view = addLane();
    view->chooseEvenIfMissing(model);
    view->lane().restore(said);
    keepModels();
    showState();
}

}  // namespace weir::ui
