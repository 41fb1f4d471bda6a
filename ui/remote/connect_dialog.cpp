// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/remote/connect_dialog.hpp"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <utility>

#include "engine/control/admin/gateway.hpp"
#include "ui/providers/key_field.hpp"
#include "ui/remote/certificate_probe.hpp"
#include "ui/remote/certificate_view.hpp"
#include "ui/remote/remote_client.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

ConnectDialog::ConnectDialog(KnownGateways& known, const std::optional<KnownGateway>& begin,
                             QWidget* parent)
    : GrowingDialog(parent),
      m_known(known),
      m_address(new QLineEdit(this)),
      m_name(new QLineEdit(this)),
      m_secret(new KeyField(this)),
      m_certificate(new CertificateView(this)),
      m_forget(new Button(ButtonKind::Danger, this)),
      m_footer(new DialogFooter(this)) {
    build();
    if (begin) {
        m_address->setText(begin->address.text());
        m_name->setText(begin->name);
        m_secret->setFocus();
    }
    connect(m_address, &QLineEdit::textChanged, this, &ConnectDialog::takeAddress);
    connect(m_secret, &QLineEdit::textChanged, this, &ConnectDialog::showState);
    connect(m_forget, &QPushButton::clicked, this, &ConnectDialog::forget);
    connect(m_footer, &DialogFooter::primaryAsked, this, &ConnectDialog::goOn);
    takeAddress();
    if (m_parsed && m_parsed->tls && m_known.find(*m_parsed)) {
        probe();
    }
}

ConnectDialog::~ConnectDialog() {
    m_client.reset();
}

void ConnectDialog::build() {
    setWindowTitle(tr("Connect to a gateway"));
    auto* content = new QVBoxLayout;
    content->setContentsMargins(metrics().edgeLeft, metrics().edgeRight, metrics().edgeLeft,
                                metrics().edgeRight);
    content->setSpacing(metrics().space(1));
    const auto add = [&](QLineEdit* field, const QString& name, const QString& note) {
        QLabel* label = makeLabel(TextRole::Body, Tone::Text2, this);
        label->setText(name);
        label->setBuddy(field);
        field->setAccessibleName(name);
        content->addWidget(label);
        content->addWidget(field);
        QLabel* small = makeParagraph(TextRole::Small, Tone::Muted, this);
        small->setText(note);
        content->addWidget(small);
        content->addSpacing(metrics().space(2));
    };
    setTextRole(m_address, TextRole::Mono);
    m_address->setPlaceholderText(QStringLiteral("weir.example:9348"));
    add(m_address, tr("Address"),
        tr("Host and port of admin.listen in the document of that gateway."));
    add(m_name, tr("Name"), tr("What it is called in this window. Empty: its host."));
    add(m_secret, tr("Token"),
        tr("Made there with \"weir tokens create NAME --role ROLE\". It is kept in the keychain of "
           "this computer; without one, until Weir ends."));
    content->addWidget(m_certificate);
    content->addWidget(m_forget, 0, Qt::AlignLeft);
    content->addStretch();
    m_forget->setText(tr("Forget this gateway"));
    m_forget->setAutoDefault(false);
    m_footer->placeUnder(content, 520);
}

QByteArray ConnectDialog::pin() const {
    const auto known = m_parsed ? m_known.find(*m_parsed) : std::nullopt;
    return known ? known->pin : QByteArray();
}

// A certificate that is not the pinned one.
bool ConnectDialog::isOther() const {
    return m_facts && !pin().isEmpty() && m_facts->sha256 != pin();
}

void ConnectDialog::takeAddress() {
    delete m_probe;
    m_client.reset();
    m_facts.reset();
    const auto parsed = parseGatewayAddress(m_address->text());
    m_parsed = parsed ? std::optional(*parsed) : std::nullopt;
    m_footer->setNote(m_parsed || m_address->text().trimmed().isEmpty()
                          ? QString()
                          : QString::fromStdString(parsed.error().message));
    setStage(Stage::Typing);
}

void ConnectDialog::goOn() {
    if (!whyNot().isEmpty()) {
        return;
    }
    m_footer->setNote({});
    if (m_parsed->tls && !m_facts) {
        probe();
    } else {
        tryToken();
    }
}

void ConnectDialog::probe() {
    m_probe = new CertificateProbe(*m_parsed, this);
    connect(m_probe, &CertificateProbe::found, this, &ConnectDialog::takeCertificate);
    connect(m_probe, &CertificateProbe::failed, this, [this](const QString& problem) {
        setStage(Stage::Typing);
        m_footer->setProblem(
            tr("%1 gave no certificate: %2").arg(m_parsed->hostAndPort(), problem));
    });
    setStage(Stage::Probing);
}

void ConnectDialog::takeCertificate(const CertificateFacts& facts) {
    m_facts = facts;
    m_certificate->setFacts(facts, pin());
    setStage(Stage::Shown);
    if (facts.sha256 == pin() && !m_secret->isEmpty()) {
        tryToken();  // somebody has looked at it before
    }
}

void ConnectDialog::tryToken() {
    KnownGateway gateway{m_name->text().trimmed(), *m_parsed, pin()};
    if (gateway.name.isEmpty()) {
        gateway.name = m_parsed->host;
    }
    if (m_facts && !m_facts->trusted) {
        gateway.pin = m_facts->sha256;
    }
    m_token = m_secret->secret();
    m_client = std::make_unique<RemoteClient>(gateway, m_token.clone());
    setStage(Stage::Trying);
    m_client->call(
        admin::GetStatus{},
        admin::AdminClient::Callback<admin::GatewayStatus>(
            [self = QPointer(this), gateway](const Result<admin::GatewayStatus>& reply) {
                if (!self || self->m_stage != Stage::Trying) {
                    return;
                }
                if (!reply) {
                    self->setStage(self->m_facts ? Stage::Shown : Stage::Typing);
                    self->m_footer->setProblem(QString::fromStdString(reply.error().text()));
                    return;
                }
                self->m_known.use(gateway);
                self->m_secret->wipe();
                emit self->connected(gateway);
                self->accept();
            }));
}

void ConnectDialog::forget() {
    if (m_parsed) {
        m_known.forget(*m_parsed);
        emit forgotten(*m_parsed);
    }
    takeAddress();
}

void ConnectDialog::setStage(Stage stage) {
    m_stage = stage;
    showState();
    if (stage != Stage::Typing) {
        m_footer->setNote(stage == Stage::Shown ? QString() : whyNot());
    }
}

QString ConnectDialog::whyNot() const {
    if (!m_parsed) {
        return tr("No address is typed.");
    }
    if (m_stage == Stage::Probing) {
        return tr("The gateway is asked for its certificate.");
    }
    if (m_stage == Stage::Trying) {
        return tr("The gateway is asked.");
    }
    if (isOther()) {
        return tr("Its certificate is not the one that was pinned.");
    }
    const bool asksForCertificate = m_parsed->tls && !m_facts;
    return m_secret->isEmpty() && !asksForCertificate ? tr("No token is typed.") : QString();
}

QString ConnectDialog::primaryText() const {
    const bool plain = m_parsed && !m_parsed->tls;
    if (!plain && !m_facts) {
        return tr("Show certificate");
    }
    const bool trusted = !m_facts || m_facts->trusted || m_facts->sha256 == pin();
    return trusted ? tr("Connect") : tr("Trust and connect");
}

void ConnectDialog::showState() {
    m_certificate->setVisible(m_facts.has_value());
    m_forget->setVisible(isOther());
    m_footer->setPrimaryText(primaryText());
    m_footer->setPrimaryEnabled(whyNot().isEmpty(), whyNot());
}

}  // namespace weir::ui
