//! The threads that evaluate. Sessions share a bundle within a thread, so each thread has its own
//! bundles and layouts; requests wait for one in a queue that has an end.

use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use axum::body::Bytes;
use selfcheck_runtime::Bundle;
use selfcheck_runtime::date::Day;
use tokio::sync::oneshot;

use super::answer::Evaluator;
use super::request::{self, Request};
use crate::codes::{BROKEN_OFF, BUSY, TOO_LONG, UNKNOWN_PACKAGE};
use crate::limits::Limits;
use crate::packages::Package;
use crate::problem::Problem;

/// The threads, as others see them. They end when this does.
pub struct Workers {
    queue: SyncSender<Job>,
    time: Duration,
}

/// A request that waits to be evaluated.
struct Job {
    body: Bytes,
    today: Day,
    reply: oneshot::Sender<Result<String, Problem>>,
}

impl Workers {
    /// Starts the threads.
    pub fn start(packages: &Arc<Vec<Package>>, limits: &Limits) -> io::Result<Workers> {
        let (queue, jobs) = sync_channel(limits.waiting);
        let jobs = Arc::new(Mutex::new(jobs));
        for number in 0..limits.workers.get() {
            let (jobs, packages, limits) =
                (Arc::clone(&jobs), Arc::clone(packages), limits.clone());
            thread::Builder::new()
                .name(format!("evaluate-{number}"))
                .spawn(move || work(&jobs, &packages, &limits))?;
        }
        Ok(Workers {
            queue,
            time: limits.time,
        })
    }

    /// Evaluates the body of a request.
    pub async fn evaluate(&self, body: Bytes, today: Day) -> Result<String, Problem> {
        let (reply, answer) = oneshot::channel();
        self.queue
            .try_send(Job { body, today, reply })
            .map_err(|error| match error {
                TrySendError::Full(_) => {
                    Problem::new(BUSY, "too many evaluations wait; try again").retry_after(1)
                }
                TrySendError::Disconnected(_) => broken_off(),
            })?;
        match tokio::time::timeout(self.time, answer).await {
            Ok(Ok(response)) => response,
            Ok(Err(_)) => Err(broken_off()),
            Err(_) => {
                let detail = "the evaluation, with the time it waited, took too long; try again";
                Err(Problem::new(TOO_LONG, detail).retry_after(1))
            }
        }
    }
}

fn broken_off() -> Problem {
    let detail = "the evaluation broke off; this is a fault of the server";
    Problem::new(BROKEN_OFF, detail)
}

/// What a thread does until there is no server any more.
fn work(jobs: &Mutex<Receiver<Job>>, packages: &[Package], limits: &Limits) {
    loop {
        // No evaluation panics; should one, then only its own request is without an answer. What it
        // may have left half done is not used again.
        let ended = catch_unwind(AssertUnwindSafe(|| take_jobs(jobs, packages, limits)));
        if ended.is_ok() {
            return;
        }
    }
}

fn take_jobs(jobs: &Mutex<Receiver<Job>>, packages: &[Package], limits: &Limits) {
    let mut evaluators = BTreeMap::new();
    for package in packages {
        // They were decoded before; one that cannot be is an unknown package.
        if let Ok(bundle) = Bundle::decode(package.core().clone()) {
            evaluators.insert(package.id(), Evaluator::new(bundle));
        }
    }
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        // Nobody waits any more: the client has gone, or its time is over.
        if !job.reply.is_closed() {
            let response = one(&mut evaluators, &job, limits);
            let _ = job.reply.send(response);
        }
    }
}

fn one(
    evaluators: &mut BTreeMap<&str, Evaluator>,
    job: &Job,
    limits: &Limits,
) -> Result<String, Problem> {
    let Request {
        package,
        day,
        answers,
    } = request::read(&job.body, limits)?;
    let evaluator = evaluators.get_mut(package.as_str()).ok_or_else(|| {
        let detail = "there is no package of this id; /v1/packages lists those there are";
        Problem::new(UNKNOWN_PACKAGE, detail)
    })?;
    let day = day.unwrap_or(job.today);
    evaluator.evaluate(day, &answers).map_err(Problem::answers)
}
