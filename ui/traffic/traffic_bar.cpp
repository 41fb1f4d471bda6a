// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/traffic_bar.hpp"

#include <QEvent>
#include <QHBoxLayout>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/filter/time_button.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

// What "team:search state:failed since:24h" needs, and its two buttons.
constexpr int kFilterReads = 320;

}  // namespace

const QKeySequence& TrafficBar::followKey() {
    static const QKeySequence key(Qt::Key_F5);
    return key;
}

const QKeySequence& TrafficBar::bySessionKey() {
    static const QKeySequence key(Qt::CTRL | Qt::SHIFT | Qt::Key_G);
    return key;
}

TrafficBar::TrafficBar(FilterField* filter, TimeButton* time, QWidget* parent)
    : QFrame(parent),
      m_filter(filter),
      m_follow(new Button),
      m_pause(new Button),
      m_bySession(new IconButton(QStringLiteral("group"))),
      m_clear(new Button),
      m_columns(new IconButton(QStringLiteral("sliders"))),
      m_export(new Button) {
    setProperty("part", QStringLiteral("tool_bar"));
    setFixedHeight(metrics().toolBar);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight, 0);
    layout->setSpacing(metrics().space(2));
    m_follow->setCheckable(true);
    m_follow->setIconName(QStringLiteral("arrow-down"));
    m_follow->setKeyHint(m_followKeys);
    m_pause->setCheckable(true);
    m_pause->setIconName(QStringLiteral("pause"));
    layout->addWidget(filter, 1);
    layout->addWidget(time);
    layout->addWidget(m_follow);
    layout->addWidget(m_pause);
    layout->addWidget(m_clear);
    m_bySession->setCheckable(true);
    layout->addWidget(m_bySession);
    layout->addWidget(m_columns);
    m_export->setIconName(QStringLiteral("export"));
    layout->addWidget(m_export);
    connect(m_follow, &QPushButton::clicked, this, &TrafficBar::followAsked);
    connect(m_pause, &QPushButton::clicked, this, &TrafficBar::pauseAsked);
    connect(m_clear, &QPushButton::clicked, this, &TrafficBar::clearAsked);
    connect(m_bySession, &QToolButton::clicked, this, &TrafficBar::bySessionAsked);
    connect(m_columns, &QToolButton::clicked, this, &TrafficBar::openColumns);
    connect(m_export, &QPushButton::clicked, this, &TrafficBar::exportAsked);
    retranslate();
}

void TrafficBar::openColumns() {
    emit columnsAsked(m_columns->mapToGlobal(QPoint(0, m_columns->height())));
}

void TrafficBar::setState(const State& state) {
    m_state = state;
    retranslate();
}

void TrafficBar::retranslate() {
    m_follow->setChecked(m_state.following);
    m_follow->setText(m_state.unseen > 0 ? tr("%Ln new", nullptr, m_state.unseen) : tr("Follow"));
    m_follow->setAccessibleName(m_state.unseen > 0 ? tr("Follow, %Ln new", nullptr, m_state.unseen)
                                                   : tr("Follow"));
    m_follow->setToolTip(withKeys(tr("Keep the newest call in view"), m_followKeys));
    m_pause->setChecked(m_state.paused);
    m_pause->setIconName(m_state.paused ? QStringLiteral("play") : QStringLiteral("pause"));
    m_pause->setText(!m_state.paused        ? tr("Pause view")
                     : m_state.waiting == 0 ? tr("Resume")
                                            : tr("Resume, %1 new").arg(countText(m_state.waiting)));
    m_pause->setToolTip(tr("Stops the view, not the gateway."));
    m_bySession->setChecked(m_state.bySession);
    m_bySession->setName(tr("Add up by session"), m_bySessionKeys);
    m_columns->setName(tr("Columns and order"));
    m_columns->setEnabled(!m_state.bySession);
    m_clear->setEnabled(!m_state.empty);
    m_clear->setToolTip(m_state.empty ? tr("There is nothing in the view.")
                                      : tr("Take the rows from the view; the records stay."));
    m_export->setEnabled(!m_state.empty);
    m_export->setToolTip(
        m_state.empty ? tr("There is nothing in the view.")
                      : withKeys(tr("Write the calls of the table to a file"), m_exportKeys));
    fit();
}

// The filter has room to be read before buttons have words that their icons say as well.
void TrafficBar::fit() {
    setCompact(false);
    int taken = layout()->contentsMargins().left() + layout()->contentsMargins().right();
    for (int place = 0; place < layout()->count(); ++place) {
        const QWidget* part = layout()->itemAt(place)->widget();
        taken += part == m_filter ? 0 : part->sizeHint().width() + layout()->spacing();
    }
    setCompact(width() - taken < metrics().px(kFilterReads));
}

void TrafficBar::setCompact(bool compact) {
    m_clear->setAccessibleName(tr("Clear view"));
    m_clear->setText(compact ? QString() : m_clear->accessibleName());
    m_clear->setIconName(compact ? QStringLiteral("x") : QString());
    m_export->setAccessibleName(tr("Export"));
    m_export->setText(compact ? QString() : m_export->accessibleName());
}

void TrafficBar::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    fit();
}

void TrafficBar::setFollowKeys(const QKeySequence& keys) {
    m_followKeys = keys;
    m_follow->setKeyHint(keys);
    retranslate();
}

void TrafficBar::setBySessionKeys(const QKeySequence& keys) {
    m_bySessionKeys = keys;
    retranslate();
}

void TrafficBar::setExportKeys(const QKeySequence& keys) {
    m_exportKeys = keys;
    retranslate();
}

void TrafficBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
