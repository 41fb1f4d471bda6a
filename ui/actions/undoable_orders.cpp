// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/undoable_orders.hpp"

namespace weir::ui {

UndoableOrders::UndoableOrders(admin::AdminClient& client, std::function<QString()> whyNot,
                               QObject* parent)
    : QObject(parent), m_client(client), m_whyNot(std::move(whyNot)) {}

void UndoableOrders::changed(const QString& said, Undo undo) {
    m_done.push_back(std::move(undo));
    emit told({said, tr("Undo"), [self = QPointer(this)] {
                   if (self) {
                       self->undoLast();
                   }
               }});
    emit ended();
}

void UndoableOrders::undoLast() {
    if (m_done.empty() || !m_whyNot().isEmpty()) {
        return;
    }
    const Undo undo = std::move(m_done.back());
    m_done.pop_back();
    undo.run();
    emit undoChanged();
}

void UndoableOrders::end(const QString& problem) {
    m_refused = problem;
    emit ended();
}

void UndoableOrders::takenBack() {
    emit told({tr("Taken back."), {}, {}, QStringLiteral("undo"), Tone::Text2});
}

}  // namespace weir::ui
