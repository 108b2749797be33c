import{c as a,d as b,e as c,f as d}from"./chunk-EOEEUXEQ.js";import"./chunk-422BU5GC.js";export{d as banDialog,c as banGuest,a as kickDialog,b as kickGuest};
