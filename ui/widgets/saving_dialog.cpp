// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/saving_dialog.hpp"

#include <QEvent>

#include "ui/widgets/dialog_footer.hpp"

namespace weir::ui {

void SavingDialog::layOut(QLayout* content, int width) {
    m_footer = new DialogFooter(this);
    m_footer->placeUnder(content, width);
    connect(m_footer, &DialogFooter::primaryAsked, this, &SavingDialog::begin);
}

void SavingDialog::showState() {
    const QString lacks = missing();
    m_footer->setPrimaryEnabled(lacks.isEmpty() && !m_saving, m_saving ? beingWritten() : lacks);
    if (!m_failure.isEmpty()) {
        m_footer->setProblem(m_failure);
    } else {
        m_footer->setNote(lacks.isEmpty() ? note() : lacks);
    }
}

void SavingDialog::begin() {
    if (m_saving || !missing().isEmpty()) {
        return;
    }
    m_saving = true;
    m_failure.clear();
    showState();
    save();
}

bool SavingDialog::isDone(const Error* problem) {
    m_saving = false;
    if (problem != nullptr) {
        m_failure = QString::fromStdString(problem->text());
        showState();
        return false;
    }
    accept();
    return true;
}

void SavingDialog::changeEvent(QEvent* event) {
    GrowingDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
