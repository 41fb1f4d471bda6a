// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <memory>
#include <optional>

#include "engine/base/secret.hpp"
#include "ui/remote/certificate_facts.hpp"
#include "ui/remote/known_gateways.hpp"
#include "ui/widgets/growing_dialog.hpp"

class QLineEdit;

namespace weir::ui {

class Button;
class CertificateProbe;
class CertificateView;
class DialogFooter;
class KeyField;
class RemoteClient;

// Connect to a gateway on another machine: its address, a token, and a look at its certificate
// before the token is sent to it.
class ConnectDialog : public GrowingDialog {
    Q_OBJECT

public:
    // `known` outlives the dialog.
    ConnectDialog(KnownGateways& known, const std::optional<KnownGateway>& begin, QWidget* parent);
    ~ConnectDialog() override;

    // The token the gateway answered to. Once, after connected().
    Secret takeToken() { return std::move(m_token); }

signals:
    // It answered, and is in the list of known ones.
    void connected(const weir::ui::KnownGateway& gateway);
    // It is not in the list any more; its token is to be let go of as well.
    void forgotten(const weir::ui::GatewayAddress& address);

private:
    enum class Stage { Typing, Probing, Shown, Trying };

    void build();
    void goOn();
    void probe();
    void takeCertificate(const CertificateFacts& facts);
    void tryToken();
    void takeAddress();
    void forget();
    void setStage(Stage stage);
    void showState();
    QString whyNot() const;
    QString primaryText() const;
    QByteArray pin() const;
    bool isOther() const;

    KnownGateways& m_known;
    QLineEdit* m_address;
    QLineEdit* m_name;
    KeyField* m_secret;
    CertificateView* m_certificate;
    Button* m_forget;
    DialogFooter* m_footer;
    QPointer<CertificateProbe> m_probe;
    std::unique_ptr<RemoteClient> m_client;
    std::optional<GatewayAddress> m_parsed;
    std::optional<CertificateFacts> m_facts;
    Secret m_token;
    Stage m_stage = Stage::Typing;
};

}  // namespace weir::ui
