// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shortcuts/shortcut_panel.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include "ui/widgets/button.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

ShortcutPanel::ShortcutPanel(QWidget* parent)
    : Panel(parent), m_text(makeParagraph(TextRole::Body, Tone::Text2)), m_open(new Button) {
    auto* across = new QHBoxLayout;
    across->addWidget(m_text, 1);
    across->addWidget(m_open);
    contentLayout()->addLayout(across);
    connect(m_open, &QPushButton::clicked, this, &ShortcutPanel::dialogAsked);
    retranslate();
}

void ShortcutPanel::changeEvent(QEvent* event) {
    Panel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ShortcutPanel::retranslate() {
    setTitle(tr("Keyboard"));
    m_text->setText(tr("Every command has a name, and may have keys of your choice."));
    m_open->setText(tr("Change shortcuts…"));
}

}  // namespace weir::ui
