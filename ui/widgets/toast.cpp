// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toast.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <chrono>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/state_look.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {
constexpr std::chrono::seconds kStays{5};
}  // namespace

Toast::Toast(QWidget* window)
    : QFrame(window),
      m_icon(new IconLabel(metrics().iconRow, this)),
      m_text(makeLabel(TextRole::Body, Tone::Text, this)),
      m_action(new Button(ButtonKind::Link, this)) {
    setProperty("part", QStringLiteral("toast"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics().space(3), metrics().space(1), metrics().space(2),
                               metrics().space(1));
    layout->setSpacing(metrics().space(2));
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kStays);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (m_run) {
            m_run();
        }
    });
    window->installEventFilter(this);
    hide();
}

void Toast::showMessage(const ToastMessage& message) {
    m_run = message.run;
    m_text->setText(message.text);
    m_action->setText(message.action);
    m_action->setVisible(!message.action.isEmpty());
    m_icon->setIcon(message.icon, tokenOf(message.tone));
    setAccessibleName(message.text);
    show();
    raise();
    place();
    m_timer.start();
}

void Toast::setBottomMargin(int margin) {
    m_bottomMargin = margin;
    place();
}

void Toast::enterEvent(QEnterEvent* event) {
    m_timer.stop();
    QFrame::enterEvent(event);
}

void Toast::leaveEvent(QEvent* event) {
    m_timer.start();
    QFrame::leaveEvent(event);
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        place();
    }
    return QFrame::eventFilter(watched, event);
}

void Toast::place() {
    adjustSize();
    const QWidget* window = parentWidget();
    move(window->width() - width() - metrics().edgeRight,
         window->height() - height() - m_bottomMargin - metrics().gap);
}

}  // namespace weir::ui
