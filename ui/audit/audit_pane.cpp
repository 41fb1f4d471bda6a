// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/audit_pane.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/fact_list.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/operator_text.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

AuditPane::AuditPane(const QTimeZone& zone, QWidget* parent)
    : QFrame(parent),
      m_zone(zone),
      m_icon(new IconLabel(metrics().iconRow)),
      m_action(makeParagraph(TextRole::Dialog)),
      m_close(new IconButton(QStringLiteral("x"))),
      m_facts(new FactList),
      m_show(new Button),
      m_detailTitle(makeLabel(TextRole::Head)),
      m_detail(makeParagraph(TextRole::Body)) {
    setProperty("part", QStringLiteral("pane"));
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_show->setButtonSize(ButtonSize::Small);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(metrics().edgeRight, metrics().gap, metrics().edgeRight,
                               metrics().gap);
    column->setSpacing(metrics().gap);
    auto* title = new QHBoxLayout;
    title->setSpacing(metrics().iconGap);
    title->addWidget(m_icon);
    title->addWidget(m_action, 1);
    title->addWidget(m_close);
    column->addLayout(title);
    column->addWidget(m_facts);
    column->addWidget(m_detailTitle);
    column->addWidget(m_detail);
    column->addWidget(m_show, 0, Qt::AlignLeft);
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(scroll);
    connect(m_close, &QToolButton::clicked, this, &AuditPane::closeAsked);
    connect(m_show, &QPushButton::clicked, this, &AuditPane::follow);
    showRecord();
}

void AuditPane::setRecord(const admin::AuditRecord& record) {
    if (!m_record || m_record->id != record.id) {
        m_record = record;
        showRecord();
    }
}

bool AuditPane::follow() {
    if (m_place.page.isEmpty()) {
        return false;
    }
    emit placeAsked(m_place.page, m_place.what);
    return true;
}

QWidget* AuditPane::focusTarget() const {
    return m_place.page.isEmpty() ? static_cast<QWidget*>(m_close) : m_show;
}

void AuditPane::showRecord() {
    m_close->setName(tr("Close"), QKeySequence(Qt::Key_Escape));
    m_detailTitle->setText(tr("Detail"));
    if (!m_record) {
        return;
    }
    const QString icon = actionIcon(m_record->action);
    m_icon->setIcon(icon.isEmpty() ? QStringLiteral("audit") : icon, Token::Text2);
    m_action->setText(actionText(m_record->action));
    QVector<Fact> facts{{tr("Time"), exactTime(m_record->at, m_zone)},
                        {tr("Actor"), actorText(m_record->actor)},
                        {tr("Object"), objectText(*m_record)}};
    if (m_record->number > 0) {
        facts << Fact{tr("Record"), countText(m_record->number)};
    }
    m_facts->setFacts(facts);
    const QStringList lines = detailLines(m_record->detail);
    m_detail->setText(lines.join(u'\n'));
    m_detail->setVisible(!lines.isEmpty());
    m_detailTitle->setVisible(!lines.isEmpty());
    m_place = placeOf(*m_record);
    m_show->setText(m_place.text);
    m_show->setVisible(!m_place.page.isEmpty());
}

void AuditPane::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showRecord();
    }
}

void AuditPane::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        emit closeAsked();
        return;
    }
    QFrame::keyPressEvent(event);
}

}  // namespace weir::ui
