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
    whatever_breaks_off(|| {
        let mut evaluators = BTreeMap::new();
        for package in packages {
            // They were decoded before; one that cannot be is an unknown package.
            if let Ok(bundle) = Bundle::decode(package.core().clone()) {
                evaluators.insert(package.id(), Evaluator::new(bundle));
            }
        }
        take_jobs(jobs, |job| one(&mut evaluators, job, limits));
    });
}

/// Begins work anew until it comes to its end. No evaluation panics; should one, then only its own
/// request is without an answer. What it may have left half done is not used again.
fn whatever_breaks_off(mut work: impl FnMut()) {
    while catch_unwind(AssertUnwindSafe(&mut work)).is_err() {}
}

fn take_jobs(jobs: &Mutex<Receiver<Job>>, mut answer: impl FnMut(&Job) -> Result<String, Problem>) {
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        // Nobody waits any more: the client has gone, or its time is over.
        if !job.reply.is_closed() {
            let response = answer(&job);
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

#[cfg(test)]
mod tests {
    use axum::http::header::RETRY_AFTER;
    use axum::response::IntoResponse;

    use super::*;

    /// Workers of the test's own behind a queue, and where their jobs come from.
    fn queue(waiting: usize) -> (Workers, Receiver<Job>) {
        let (queue, jobs) = sync_channel(waiting);
        let time = Duration::from_secs(60);
        (Workers { queue, time }, jobs)
    }

    fn evaluate(workers: &Workers, body: &'static str) -> Result<String, Problem> {
        let today = Day::parse("2026-03-20").unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap();
        runtime.block_on(workers.evaluate(Bytes::from_static(body.as_bytes()), today))
    }

    /// Status and code of a problem, as a client gets them, and when to come again.
    fn problem(response: Result<String, Problem>) -> (u16, String, Option<String>) {
        let response = response.unwrap_err().into_response();
        let again = response.headers().get(RETRY_AFTER);
        let again = again.map(|seconds| seconds.to_str().unwrap().to_owned());
        let status = response.status().as_u16();
        let body = axum::body::to_bytes(response.into_body(), 10_000);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        let body = runtime.block_on(body).unwrap();
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
        (status, body["code"].as_str().unwrap().to_owned(), again)
    }

    #[test]
    fn when_as_many_wait_as_may_the_next_is_told_when_to_come_again() {
        // Nobody takes what waits.
        let (workers, _jobs) = queue(0);
        let (status, code, again) = problem(evaluate(&workers, ""));
        assert_eq!((status, code.as_str()), (503, "S021"));
        assert_eq!(again.as_deref(), Some("1"));
    }

    #[test]
    fn an_evaluation_that_breaks_off_costs_its_own_request_alone() {
        let (workers, jobs) = queue(1);
        let thread = thread::spawn(move || {
            let jobs = Mutex::new(jobs);
            let mut begun = 0;
            whatever_breaks_off(|| {
                begun += 1;
                take_jobs(&jobs, |job| {
                    assert_ne!(job.body, "fault", "this message is part of a test");
                    Ok(String::new())
                });
            });
            begun
        });
        for (body, breaks_off) in [("", false), ("fault", true), ("", false), ("fault", true)] {
            let response = evaluate(&workers, body);
            if breaks_off {
                let (status, code, _) = problem(response);
                assert_eq!((status, code.as_str()), (503, "S023"));
            } else {
                assert_eq!(response, Ok(String::new()));
            }
        }
        drop(workers);
        assert_eq!(
            thread.join().unwrap(),
            3,
            "begun once, and after each fault"
        );
    }

    #[test]
    fn without_a_thread_that_evaluates_nobody_waits() {
        let (workers, jobs) = queue(1);
        drop(jobs);
        let (status, code, _) = problem(evaluate(&workers, ""));
        assert_eq!((status, code.as_str()), (503, "S023"));
    }
}
