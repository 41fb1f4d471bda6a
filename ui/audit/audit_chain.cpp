// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/audit_chain.hpp"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

AuditChain::AuditChain(admin::AdminClient& client, QWidget* parent)
    : QWidget(parent),
      m_client(client),
      m_line(makeLabel(TextRole::Small, Tone::Muted)),
      m_copy(new Button(ButtonKind::Link)) {
    m_copy->setButtonSize(ButtonSize::Small);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(metrics().space(2));
    layout->addWidget(m_line);
    layout->addWidget(m_copy);
    connect(m_copy, &QPushButton::clicked, this, &AuditChain::copyCheckpoint);
    showState();
}

void AuditChain::verify() {
    if (m_asking) {
        return;
    }
    m_asking = true;
    m_client.call(admin::VerifyAudit{},
                  admin::AdminClient::Callback<admin::VerifiedAudit>(
                      [self = QPointer(this)](const Result<admin::VerifiedAudit>& reply) {
                          if (self) {
                              self->take(reply);
                          }
                      }));
}

void AuditChain::take(const Result<admin::VerifiedAudit>& reply) {
    m_asking = false;
    m_problem = reply ? QString() : QString::fromStdString(reply.error().text());
    if (reply) {
        m_found = *reply;
    }
    showState();
    emit changed();
}

void AuditChain::copyCheckpoint() {
    if (!m_found || !m_found->holds) {
        emit toastAsked({m_found ? tr("The chain does not hold.") : tr("Not known yet."),
                         {},
                         {},
                         QStringLiteral("info"),
                         Tone::Info});
        return;
    }
    QGuiApplication::clipboard()->setText(QString::fromStdString(admin::checkpointOf(*m_found)));
    emit toastAsked({tr("Checkpoint of record %1 copied").arg(countText(m_found->records)),
                     {},
                     {},
                     QStringLiteral("copy"),
                     Tone::Text2});
}

QString AuditChain::textOfFault() const {
    switch (m_found->fault) {
        case AuditFault::Changed:
            return tr("its content was changed. Records before it hold.");
        case AuditFault::Added:
            return tr("it was not written by Weir. Records before it hold.");
        default:  // the others need a checkpoint, and the window gives none
            return tr("it is missing. Records before it hold.");
    }
}

std::optional<Notice> AuditChain::notice() {
    if (!m_found || m_found->holds) {
        return std::nullopt;
    }
    const NoticeAction show{tr("Show record"), [this] { emit recordAsked(m_found->brokenAt); }};
    const NoticeAction again{tr("Verify again"), [this] { verify(); }};
    return Notice{Tone::Error,
                  QStringLiteral("circle-alert"),
                  //: What follows says in what way: "its content was changed."
                  tr("The chain breaks at record %1:").arg(countText(m_found->brokenAt)),
                  textOfFault(),
                  {m_found->fault == AuditFault::Changed ? show : again}};
}

void AuditChain::showState() {
    const bool holds = m_found && m_found->holds && m_found->records > 0;
    m_line->setText(
        !m_problem.isEmpty() ? tr("The chain could not be verified.")
        : holds ? tr("The chain is verified up to record %1").arg(countText(m_found->records))
                : QString());
    m_line->setToolTip(m_problem);
    m_copy->setText(tr("Copy checkpoint"));
    m_copy->setToolTip(
        tr("Kept elsewhere, it shows later whether records were changed or cut off"));
    m_copy->setVisible(holds && m_problem.isEmpty());
}

void AuditChain::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showState();
    }
}

}  // namespace weir::ui
