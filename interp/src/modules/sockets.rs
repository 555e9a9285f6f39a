//! Module `_socket`: pairs of connected sockets, for the event loops of asyncio. Nothing is connected with the outside.

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::{AsRawFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::rc::Rc;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, ioctl_fionbio};

use crate::modules::ModuleDefinition;
use crate::modules::posix::check_allowed;
use crate::modules::thread::deadline;
use crate::object::{Contents, Kind, ObjectRef, Token, Trace};
use crate::types::converters::Constructor;
use crate::types::native::{MethodDefinition, TypeDefinition, Wording, getter, member, method};
use crate::vm::threads::Condition;
use crate::vm::{Arguments, Raised, Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// Numbers of Linux.
const CONSTANTS: [(&str, i64); 49] = [
    ("AF_UNSPEC", 0),
    ("AF_UNIX", AF_UNIX),
    ("AF_INET", 2),
    ("AF_INET6", 10),
    ("SOCK_STREAM", SOCK_STREAM),
    ("SOCK_DGRAM", 2),
    ("SOCK_RAW", 3),
    ("SOCK_SEQPACKET", 5),
    ("SOCK_RDM", 4),
    ("SOCK_NONBLOCK", 2048),
    ("SOCK_CLOEXEC", 524_288),
    ("SOL_SOCKET", 1),
    ("SO_REUSEADDR", 2),
    ("SO_REUSEPORT", 15),
    ("SO_KEEPALIVE", 9),
    ("SO_BROADCAST", 6),
    ("SO_ERROR", 4),
    ("SO_TYPE", 3),
    ("SO_SNDBUF", 7),
    ("SO_RCVBUF", 8),
    ("SOMAXCONN", 4096),
    ("IPPROTO_IP", 0),
    ("IPPROTO_TCP", 6),
    ("IPPROTO_UDP", 17),
    ("IPPROTO_IPV6", 41),
    ("IPV6_V6ONLY", 26),
    ("TCP_NODELAY", 1),
    ("SHUT_RD", 0),
    ("SHUT_WR", 1),
    ("SHUT_RDWR", 2),
    ("AI_PASSIVE", 1),
    ("AI_CANONNAME", 2),
    ("AI_NUMERICHOST", 4),
    ("AI_NUMERICSERV", 1024),
    ("AI_ADDRCONFIG", 32),
    ("AI_V4MAPPED", 8),
    ("MSG_PEEK", 2),
    ("MSG_OOB", 1),
    ("MSG_DONTWAIT", 64),
    ("MSG_WAITALL", 256),
    ("MSG_TRUNC", 32),
    ("NI_DGRAM", 16),
    ("NI_NUMERICHOST", 1),
    ("NI_NUMERICSERV", 2),
    ("EAI_NONAME", -2),
    ("EAI_FAMILY", -6),
    ("EAI_SERVICE", -8),
    ("INADDR_ANY", 0),
    ("INADDR_LOOPBACK", 2_130_706_433),
];
const AF_UNIX: i64 = 1;
const SOCK_STREAM: i64 = 1;

/// The payload of a socket: nothing is open before it is initialised.
#[derive(Default)]
pub struct Socket(Contents<State>);

#[derive(Default)]
struct State {
    file: Option<Rc<File>>,
    family: i64,
    kind: i64,
    protocol: i64,
    /// Seconds that a call may wait; none for ever.
    timeout: Option<f64>,
}

impl Trace for Socket {
    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

fn state<'a>(vm: &'a mut Vm, socket: &'a ObjectRef) -> &'a mut State {
    socket.payload::<Socket>().expect("the receiver of a method of socket is one").0.get_mut(vm)
}

/// What is behind a socket that is open.
fn file(vm: &mut Vm, socket: &ObjectRef) -> Result<Rc<File>> {
    match state(vm, socket).file.clone() {
        Some(file) => Ok(file),
        None => Err(vm.io_error(&std::io::Error::from_raw_os_error(libc::EBADF))),
    }
}

fn init(vm: &mut Vm, socket: &ObjectRef, arguments: Arguments) -> Result<()> {
    static CALL: Constructor = Constructor::new("socket", "(family=-1, type=-1, proto=-1, fileno=None)");
    let mut bound = CALL.bind(vm, arguments)?;
    let mut number = |vm: &mut Vm, index: usize, default: i64| -> Result<i64> {
        match bound[index].take() {
            Some(given) => Ok(match i64::from(vm.argument_c_int(&given)?) {
                -1 => default,
                number => number,
            }),
            None => Ok(default),
        }
    };
    let (family, kind, protocol) = (number(vm, 0, AF_UNIX)?, number(vm, 1, SOCK_STREAM)?, number(vm, 2, 0)?);
    let Some(descriptor) = bound[3].take().filter(|descriptor| !descriptor.is(&vm.none)) else {
        let class = vm.exceptions.permission_error.clone();
        return Err(vm.raise(&class, "this interpreter may not use the network"));
    };
    let descriptor = vm.argument_c_int(&descriptor)?;
    let file = vm.module_state.descriptors.take(descriptor).map_err(|error| vm.io_error(&error))?;
    vm.module_state.descriptors.share(&file);
    let old = std::mem::replace(state(vm, socket), State { file: Some(file), family, kind, protocol, timeout: None });
    drop(old);
    Ok(())
}

fn close(vm: &mut Vm, socket: &ObjectRef, _: Bound<'_>) -> Result {
    let file = state(vm, socket).file.take();
    drop(file);
    Ok(vm.none.clone())
}

/// The descriptor belongs to the program from now on.
fn detach(vm: &mut Vm, socket: &ObjectRef, _: Bound<'_>) -> Result {
    let descriptor = match state(vm, socket).file.take().map(Rc::try_unwrap) {
        Some(Ok(file)) => vm.module_state.descriptors.add(file),
        // Something waits for it at this moment: it gets a descriptor of its own.
        Some(Err(shared)) => match shared.try_clone() {
            Ok(file) => vm.module_state.descriptors.add(file),
            Err(error) => return Err(vm.io_error(&error)),
        },
        None => -1,
    };
    Ok(vm.new_int(i64::from(descriptor)))
}

fn set_timeout(vm: &mut Vm, socket: &ObjectRef, timeout: Option<f64>) -> Result {
    let file = file(vm, socket)?;
    if let Err(error) = ioctl_fionbio(&*file, timeout.is_some()) {
        return Err(vm.io_error(&error.into()));
    }
    state(vm, socket).timeout = timeout;
    Ok(vm.none.clone())
}

fn timed_out(vm: &mut Vm) -> Raised {
    let class = vm.exceptions.timeout_error.clone();
    vm.raise(&class, "timed out")
}

/// Waits until a socket with a time limit is ready; other threads run until any is.
fn wait(vm: &mut Vm, socket: &ObjectRef, file: &Rc<File>, events: PollFlags) -> Result<()> {
    let timeout = state(vm, socket).timeout;
    if vm.shares_waits() && timeout != Some(0.0) {
        let deadline = timeout.and_then(deadline);
        let is_ready = vm.wait(Condition::ready(Rc::clone(file), events), deadline)?;
        return if is_ready { Ok(()) } else { Err(timed_out(vm)) };
    }
    let Some(seconds) = timeout.filter(|seconds| *seconds > 0.0) else { return Ok(()) };
    let time = std::time::Duration::try_from_secs_f64(seconds).ok().and_then(|time| Timespec::try_from(time).ok());
    match poll(&mut [PollFd::new(file, events)], time.as_ref()) {
        Ok(0) => Err(timed_out(vm)),
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(error) => Err(vm.io_error(&error.into())),
    }
}

fn receive(vm: &mut Vm, socket: &ObjectRef, arguments: Bound<'_>) -> Result {
    let size = vm.required(arguments, 0);
    let Ok(size) = usize::try_from(vm.index_to_isize(&size)?) else {
        return Err(vm.value_error("negative buffersize in recv"));
    };
    vm.request_memory(size)?;
    let file = file(vm, socket)?;
    wait(vm, socket, &file, PollFlags::IN)?;
    let mut bytes = vec![0; size];
    match (&*file).read(&mut bytes) {
        Ok(count) => Ok(vm.new_bytes(&bytes[..count])),
        Err(error) => Err(vm.io_error(&error)),
    }
}

fn send(vm: &mut Vm, socket: &ObjectRef, arguments: Bound<'_>) -> Result {
    let data = vm.required(arguments, 0);
    let bytes = vm.copied_buffer(&data)?;
    let file = file(vm, socket)?;
    wait(vm, socket, &file, PollFlags::OUT)?;
    match (&*file).write(&bytes) {
        Ok(count) => Ok(vm.new_int(count as i64)),
        Err(error) => Err(vm.io_error(&error)),
    }
}

/// Sends all of it, waiting as often as need be.
fn send_all(vm: &mut Vm, socket: &ObjectRef, arguments: Bound<'_>) -> Result {
    let data = vm.required(arguments, 0);
    let bytes = vm.copied_buffer(&data)?;
    let file = file(vm, socket)?;
    let mut rest = &bytes[..];
    while !rest.is_empty() {
        wait(vm, socket, &file, PollFlags::OUT)?;
        match (&*file).write(rest) {
            Ok(count) => rest = &rest[count..],
            Err(error) => return Err(vm.io_error(&error)),
        }
    }
    Ok(vm.none.clone())
}

static METHODS: &[MethodDefinition] = &[
    method("fileno", "($self, /)", |vm, socket, _| {
        let descriptor = state(vm, socket).file.as_ref().map_or(-1, |file| file.as_raw_fd());
        Ok(vm.new_int(i64::from(descriptor)))
    }),
    method("close", "($self, /)", close),
    method("detach", "($self, /)", detach),
    method("setblocking", "($self, object, /)", |vm, socket, arguments| {
        let blocks = vm.required(arguments, 0);
        let timeout = if vm.truth(&blocks)? { None } else { Some(0.0) };
        set_timeout(vm, socket, timeout)
    }),
    method("getblocking", "($self, /)", |vm, socket, _| {
        let blocks = state(vm, socket).timeout != Some(0.0);
        Ok(vm.new_bool(blocks))
    }),
    method("settimeout", "($self, object, /)", |vm, socket, arguments| {
        let timeout = match vm.optional(arguments, 0) {
            Some(seconds) => Some(vm.float_value(&seconds)?),
            None => None,
        };
        if timeout.is_some_and(|seconds| seconds < 0.0) {
            return Err(vm.value_error("Timeout value out of range"));
        }
        set_timeout(vm, socket, timeout)
    }),
    method("gettimeout", "($self, /)", timeout),
    method("recv", "($self, bufsize, flags=0, /)", receive).worded(Wording::ParseTuple),
    method("send", "($self, data, flags=0, /)", send).worded(Wording::ParseTuple),
    method("sendall", "($self, data, flags=0, /)", send_all).worded(Wording::ParseTuple),
];

fn timeout(vm: &mut Vm, socket: &ObjectRef, _: Bound<'_>) -> Result {
    Ok(match state(vm, socket).timeout {
        Some(seconds) => vm.new_float(seconds),
        None => vm.none.clone(),
    })
}

fn number(vm: &mut Vm, socket: &ObjectRef, get: fn(&State) -> i64) -> Result {
    let number = get(state(vm, socket));
    Ok(vm.new_int(number))
}

static SOCKET: TypeDefinition = TypeDefinition {
    name: "socket",
    module: "_socket",
    slots: |slots| {
        slots.new = Some(|_, class, _| Ok(ObjectRef::new(class, Socket::default())));
        slots.init = Some(init);
        slots.repr = Some(|vm, socket| {
            let State { file, family, kind, protocol, .. } = state(vm, socket);
            let descriptor = file.as_ref().map_or(-1, |file| file.as_raw_fd());
            let text = format!("<socket object, fd={descriptor}, family={family}, type={kind}, proto={protocol}>");
            Ok(vm.new_str(&text))
        });
    },
    methods: METHODS,
    attributes: &[
        member("family", |vm, socket| number(vm, socket, |state| state.family)),
        member("type", |vm, socket| number(vm, socket, |state| state.kind)),
        member("proto", |vm, socket| number(vm, socket, |state| state.protocol)),
        getter("timeout", |vm, socket| timeout(vm, socket, &mut [])),
    ],
    ..TypeDefinition::EMPTY
};

/// `_socket.socketpair`: two sockets of the file system's family that are connected with each other.
fn pair(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    check_allowed(vm)?;
    for (index, wanted, what) in [(0, AF_UNIX, "family"), (1, SOCK_STREAM, "kind")] {
        if let Some(given) = vm.optional(arguments, index)
            && i64::from(vm.argument_c_int(&given)?) != wanted
        {
            return Err(
                vm.not_implemented_error(format!("a pair of sockets of another {what} than streams of AF_UNIX"))
            );
        }
    }
    let ends = match UnixStream::pair() {
        Ok((first, second)) => [first, second],
        Err(error) => return Err(vm.io_error(&error)),
    };
    let class = class(vm);
    let mut sockets = Vec::with_capacity(ends.len());
    for end in ends {
        let file = Rc::new(File::from(OwnedFd::from(end)));
        vm.module_state.descriptors.share(&file);
        let state = State { file: Some(file), family: AF_UNIX, kind: SOCK_STREAM, protocol: 0, timeout: None };
        sockets.push(ObjectRef::new(&class, Socket(Contents::new(state))));
    }
    Ok(vm.new_tuple(sockets))
}

/// The type of sockets, made when it is first needed.
fn class(vm: &mut Vm) -> ObjectRef {
    let key = ("_socket", SOCKET.name);
    if let Some(class) = vm.module_state.module_types.get(&key) {
        return class.clone();
    }
    let object = vm.types.object.clone();
    let class = vm.make_builtin_type(&SOCKET, &object, Kind::Socket);
    vm.module_state.module_types.insert(key, class.clone());
    class
}

/// `_socket`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "_socket",
    functions: &[
        method("socketpair", "($module, family=None, type=None, proto=0, /)", pair).worded(Wording::ParseTuple),
        method("gethostname", "($self, /)", |vm, _, _| {
            check_allowed(vm)?;
            match std::fs::read_to_string("/proc/sys/kernel/hostname") {
                Ok(name) => Ok(vm.new_str(name.trim_end())),
                Err(error) => Err(vm.io_error(&error)),
            }
        }),
        // No socket has a time limit from the start.
        method("getdefaulttimeout", "($self, /)", |vm, _, _| Ok(vm.none.clone())),
    ],
    fill,
};

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    for (name, value) in CONSTANTS {
        let value = vm.new_int(value);
        vm.dict_set_name(namespace, name, value);
    }
    let class = class(vm);
    let has = vm.new_bool(true);
    let (os_error, timeout) = (vm.exceptions.os_error.clone(), vm.exceptions.timeout_error.clone());
    for (name, value) in [
        ("socket", class.clone()),
        ("SocketType", class),
        ("has_ipv6", has),
        ("error", os_error.clone()),
        ("timeout", timeout),
    ] {
        vm.dict_set_name(namespace, name, value);
    }
    for name in ["herror", "gaierror"] {
        let attributes = vm.new_dict();
        let module = vm.new_str("socket");
        vm.dict_set_name(&attributes, "__module__", module);
        let bases = vm.new_tuple(vec![os_error.clone()]);
        let (metaclass, text) = (vm.types.type_.clone(), vm.new_str(name));
        let error = vm.call(&metaclass, [text, bases, attributes])?;
        vm.dict_set_name(namespace, name, error);
    }
    Ok(())
}
