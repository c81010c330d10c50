//! A compiled script and its functions and closures, run by Rhai's evaluator.
//!
//! Rhai begins every evaluation, and every call of a closure from Rust, without knowing which
//! function a name and the types of its arguments mean. A [`Script`] keeps what was found: its
//! functions and the engine's never change.

use super::objects::{Outcome, fault};
use rhai::{
    AST, Caches, Dynamic, Engine, FnPtr, GlobalRuntimeState, NativeCallContext, Scope,
    ScriptFuncDef, Stmt,
};
use std::cell::RefCell;
use std::rc::Rc;

/// A compiled script.
#[derive(Clone)]
pub struct Script(Rc<Inner>);

struct Inner {
    ast: AST,
    /// Functions found by earlier runs; several, as a run may meet its own script again.
    caches: RefCell<Vec<Caches>>,
}

impl Script {
    /// A script, not yet run.
    pub fn new(ast: AST) -> Script {
        Script(Rc::new(Inner {
            ast,
            caches: RefCell::default(),
        }))
    }

    /// Runs it; gives the value of its last statement.
    pub fn run(&self, engine: &Engine) -> Outcome<Dynamic> {
        let mut global = self.global(engine);
        let statements = self.0.ast.statements();
        self.evaluate(engine, &mut global, &mut Scope::new(), statements)
    }

    /// Calls one of its functions.
    pub fn call(&self, engine: &Engine, name: &str, arguments: Vec<Dynamic>) -> Outcome<Dynamic> {
        let function = self.function(name, arguments.len())?;
        let mut global = self.global(engine);
        global.scope_level += 1;
        self.enter(engine, &mut global, function, arguments)
    }

    /// Calls a closure of the running script with each element.
    pub fn each(
        context: &NativeCallContext,
        list: &[Dynamic],
        closure: &FnPtr,
    ) -> Outcome<Vec<Dynamic>> {
        let Some(script) = context.tag().and_then(|tag| tag.read_lock::<Script>()) else {
            return fault("a closure outside a script");
        };
        let captured = closure.curry();
        let function = script.function(closure.fn_name(), captured.len() + 1)?;
        let mut global = context.global_runtime_state().clone();
        global.level += 1;
        global.scope_level += 1;
        let call = |element: &Dynamic| {
            let arguments = captured.iter().chain([element]).cloned();
            script.enter(context.engine(), &mut global, function, arguments)
        };
        list.iter().map(call).collect()
    }

    fn global(&self, engine: &Engine) -> GlobalRuntimeState {
        let mut global = engine.new_global_runtime_state();
        global.lib.push(self.0.ast.shared_lib().clone());
        global.tag = Dynamic::from(self.clone());
        global
    }

    fn function(&self, name: &str, arguments: usize) -> Outcome<&ScriptFuncDef> {
        let function = self.0.ast.shared_lib().get_script_fn(name, arguments);
        function.map_or_else(|| fault(format!("no function `{name}`")), |f| Ok(&**f))
    }

    /// The body of a function, about its arguments.
    fn enter(
        &self,
        engine: &Engine,
        global: &mut GlobalRuntimeState,
        function: &ScriptFuncDef,
        arguments: impl IntoIterator<Item = Dynamic>,
    ) -> Outcome<Dynamic> {
        let mut scope = Scope::new();
        scope.extend(function.params.iter().cloned().zip(arguments));
        self.evaluate(engine, global, &mut scope, function.body.statements())
    }

    fn evaluate(
        &self,
        engine: &Engine,
        global: &mut GlobalRuntimeState,
        scope: &mut Scope,
        statements: &[Stmt],
    ) -> Outcome<Dynamic> {
        let mut caches = self.0.caches.borrow_mut().pop().unwrap_or_default();
        #[allow(
            deprecated,
            reason = "the only way in that takes what was found; the version is pinned"
        )]
        let value = engine.eval_statements_raw(global, &mut caches, scope, statements);
        self.0.caches.borrow_mut().push(caches);
        value.map(Dynamic::flatten)
    }
}
