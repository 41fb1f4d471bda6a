// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/body_state.hpp"

#include <QCoreApplication>
#include <QDateTime>

#include "ui/widgets/local_time.hpp"

namespace weir::ui {

namespace {

struct BodyWords {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::BodyWords)
};

QString lossText(BodyLoss loss) {
    switch (loss) {
        case BodyLoss::None:
            return {};
        case BodyLoss::NoKey:
            return BodyWords::tr("the key for the disk was missing");
        case BodyLoss::DiskSlow:
            return BodyWords::tr("the disk was too slow");
        case BodyLoss::DiskFull:
            return BodyWords::tr("the disk was full");
        case BodyLoss::DiskFailed:
            return BodyWords::tr("the disk could not be written");
    }
    return {};
}

}  // namespace

QString placeText(const admin::ExchangeBodies& bodies) {
    if (bodies.where != BodyPlace::Disk) {
        return bodies.loss == BodyLoss::None
                   ? BodyWords::tr("in memory only")
                   //: %1 is why it is not on disk: "the disk was full"
                   : BodyWords::tr("in memory only, because %1").arg(lossText(bodies.loss));
    }
    // A day is one of the gateway's files, which are named in UTC.
    //: %1 is a day: "3 Dec 2026"
    return BodyWords::tr("on disk, encrypted, until %1").arg(dayText(utcDay(bodies.storedUntil)));
}

QString absenceText(const BodyFacts& facts) {
    switch (facts.state) {
        case BodyState::Asked:
            return BodyWords::tr("Loading what was said…");
        case BodyState::NotYet:
            return BodyWords::tr("What was said is here when the call has ended.");
        case BodyState::NotKept:
            if (facts.loss != BodyLoss::None) {
                //: %1 is why: "the disk was full"
                return BodyWords::tr("The bodies of this call are not on disk, because %1.")
                    .arg(lossText(facts.loss));
            }
            return BodyWords::tr("Bodies are not kept. Weir recorded the facts of this call only.");
        case BodyState::Failed:
            return facts.problem;
        case BodyState::Kept:
            return {};
    }
    return {};
}

}  // namespace weir::ui
