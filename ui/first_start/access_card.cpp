// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_start/access_card.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/first_start/card.hpp"
#include "ui/first_start/tool_keys.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/copy.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

// What a person has selected stays selected while the value is the same.
void showValue(QLineEdit* field, const QString& value) {
    if (field->text() != value) {
        field->setText(value);
        field->setCursorPosition(0);
    }
}

}  // namespace

AccessCard::AccessCard(ToolKeys& keys, QWidget* parent)
    : QFrame(parent),
      m_keys(keys),
      m_baseLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_base(makeReadOnlyField(this)),
      m_copyBase(new Button(ButtonKind::Primary, this)),
      m_baseNote(makeParagraph(TextRole::Small, Tone::Error, this)),
      m_keyLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_key(makeReadOnlyField(this)),
      m_copyKey(new Button(ButtonKind::Normal, this)),
      m_create(new Button(ButtonKind::Normal, this)),
      m_keyNote(makeParagraph(TextRole::Small, Tone::Muted, this)) {
    for (Button* button : {m_copyBase, m_copyKey, m_create}) {
        button->setButtonSize(ButtonSize::Large);
    }
    m_copyBase->setIconName(QStringLiteral("copy"));
    m_copyKey->setIconName(QStringLiteral("copy"));
    m_create->setIconName(QStringLiteral("key"));
    m_baseLabel->setBuddy(m_base);
    m_keyLabel->setBuddy(m_key);
    auto* base = new QHBoxLayout;
    base->setSpacing(metrics().space(2));
    base->addWidget(m_base, 1);
    base->addWidget(m_copyBase);
    auto* key = new QHBoxLayout;
    key->setSpacing(metrics().space(2));
    key->addWidget(m_key, 1);
    key->addWidget(m_copyKey);
    QVBoxLayout* layout = makeCard(this);
    layout->addWidget(m_baseLabel);
    layout->addLayout(base);
    layout->addWidget(m_baseNote);
    layout->addSpacing(metrics().gap);
    layout->addWidget(m_keyLabel);
    layout->addLayout(key);
    layout->addWidget(m_create, 0, Qt::AlignLeft);
    layout->addWidget(m_keyNote);
    connect(m_copyBase, &QPushButton::clicked, this,
            [this] { copyText(m_base->text(), m_copyBase); });
    connect(m_copyKey, &QPushButton::clicked, this, [this] { copyText(m_key->text(), m_copyKey); });
    connect(m_create, &QPushButton::clicked, this, [this] { m_keys.create(m_tool); });
    connect(&m_keys, &ToolKeys::changed, this, &AccessCard::showKey);
    m_baseNote->hide();
    retranslate();
}

void AccessCard::setBaseUrl(const QString& url, const QString& problem) {
    showValue(m_base, problem.isEmpty() ? url : QString());
    m_copyBase->setEnabled(problem.isEmpty());
    m_copyBase->setToolTip(problem);
    m_baseNote->setText(problem);
    m_baseNote->setVisible(!problem.isEmpty());
}

void AccessCard::setTool(const QString& tool) {
    m_tool = tool;
    showKey();
}

void AccessCard::showKey() {
    const QString secret = m_keys.secretOf(m_tool);
    const bool made = !secret.isEmpty();
    showValue(m_key, secret);
    m_key->setVisible(made);
    m_copyKey->setVisible(made);
    m_create->setVisible(!made);
    m_create->setText(tr("Create a key for %1").arg(m_tool));
    m_create->setEnabled(!m_keys.isCreating());
    m_create->setToolTip(m_keys.isCreating() ? tr("The key is being made.") : QString());
    const bool failed = !m_keys.problem().isEmpty();
    m_keyNote->setText(failed ? m_keys.problem()
                       : made ? tr("Shown once. Weir keeps only a hash of it.")
                              : tr("A key of its own for each tool tells their calls apart."));
    setTone(m_keyNote, failed ? Tone::Error : Tone::Muted);
}

void AccessCard::retranslate() {
    m_baseLabel->setText(tr("Base URL"));
    m_base->setAccessibleName(tr("Base URL"));
    m_copyBase->setText(tr("Copy"));
    m_copyBase->setAccessibleName(tr("Copy base URL"));
    m_keyLabel->setText(tr("Your key"));
    m_key->setAccessibleName(tr("Your key"));
    m_copyKey->setText(tr("Copy"));
    m_copyKey->setAccessibleName(tr("Copy key"));
    showKey();
}

void AccessCard::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
