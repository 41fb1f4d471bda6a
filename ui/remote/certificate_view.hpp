// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/remote/certificate_facts.hpp"

class QGridLayout;
class QLabel;

namespace weir::ui {

class IconLabel;

// A certificate as a person compares it: whose it is, who says so, how long, and its fingerprint.
class CertificateView : public QFrame {
    Q_OBJECT

public:
    explicit CertificateView(QWidget* parent = nullptr);

    // `pin`: the fingerprint it has to have; empty: there is none yet.
    void setFacts(const CertificateFacts& facts, const QByteArray& pin);

private:
    IconLabel* m_icon;
    QLabel* m_verdict;
    QLabel* m_advice;
    QGridLayout* m_facts;
};

}  // namespace weir::ui
