// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playground/composer.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "ui/calls/operator_key.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

QKeySequence Composer::sendKey() {
    return QKeySequence(Qt::CTRL | Qt::Key_Return);
}

QKeySequence Composer::stopKey() {
    return QKeySequence(Qt::CTRL | Qt::Key_Period);
}

Composer::Composer(OperatorKey& key, QWidget* parent)
    : QWidget(parent),
      m_key(key),
      m_edit(new QPlainTextEdit(this)),
      m_send(new Button(ButtonKind::Primary, this)),
      m_stop(new Button(ButtonKind::Normal, this)),
      m_note(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_make(new Button(ButtonKind::Normal, this)) {
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(metrics().px(72));
    m_send->setKeyHint(sendKey());
    m_stop->setIconName(QStringLiteral("square"));
    m_make->setButtonSize(ButtonSize::Small);
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(metrics().space(2));
    buttons->addWidget(m_send);
    buttons->addWidget(m_stop);
    buttons->addStretch();
    auto* line = new QHBoxLayout;
    line->setSpacing(metrics().space(2));
    line->addWidget(m_edit, 1);
    line->addLayout(buttons);
    auto* below = new QHBoxLayout;
    below->setSpacing(metrics().space(2));
    below->addWidget(m_note, 1);
    below->addWidget(m_make);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics().space(1));
    layout->addLayout(line);
    layout->addLayout(below);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &Composer::showState);
    connect(m_send, &QPushButton::clicked, this, &Composer::send);
    connect(m_stop, &QPushButton::clicked, this, &Composer::stopAsked);
    connect(m_make, &QPushButton::clicked, this, [this] {
        m_key.agree();
        m_edit->setFocus();
    });
    connect(&m_key, &OperatorKey::agreementChanged, this, &Composer::retranslate);
    connect(&m_key, &OperatorKey::nameChanged, this, &Composer::retranslate);
    retranslate();
}

QString Composer::text() const {
    return m_edit->toPlainText().trimmed();
}

void Composer::setText(const QString& text) {
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
}

void Composer::setState(bool running, const QString& why) {
    m_running = running;
    m_why = why;
    showState();
}

QWidget* Composer::focusTarget() const {
    return m_edit;
}

QString Composer::whyNot() const {
    return m_running           ? tr("An answer is coming in.")
           : !m_why.isEmpty()  ? m_why
           : !m_key.isAgreed() ? tr("There is no key for calls from here yet.")
           : text().isEmpty()  ? tr("No message is written.")
                               : QString();
}

void Composer::send() {
    if (whyNot().isEmpty()) {
        emit sendAsked();
    }
}

void Composer::showState() {
    const QString why = whyNot();
    m_send->setEnabled(why.isEmpty());
    m_send->setToolTip(why);
    m_stop->setEnabled(m_running);
    m_stop->setToolTip(m_running
                           ? withKeys(tr("What came until now stays, and is booked"), m_stopKeys)
                           : tr("Nothing is running."));
}

void Composer::setSendKeys(const QKeySequence& keys) {
    m_send->setKeyHint(keys);
}

void Composer::setStopKeys(const QKeySequence& keys) {
    m_stopKeys = keys;
    showState();
}

void Composer::retranslate() {
    m_edit->setAccessibleName(tr("Message"));
    m_edit->setPlaceholderText(tr("Write a message"));
    m_send->setText(tr("Send"));
    m_stop->setText(tr("Stop"));
    m_make->setText(tr("Make the key"));
    m_make->setVisible(!m_key.isAgreed());
    m_note->setText(m_key.isAgreed()
                        ? tr("Each message is a call through the gateway, booked to the key %1.")
                              .arg(m_key.name())
                        : tr("Each message is a call through the gateway and needs a Weir key. It "
                             "will be named "
                             "%1; its secret stays in the memory of this window.")
                              .arg(m_key.name()));
    showState();
}

void Composer::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
